import { CheckOutlined } from '@ant-design/icons'
import { Switch } from 'antd'
import { useText } from '../text.ts'
import { Blank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'

function BooleanCell({ value }: CellProps) {
  const t = useText(fieldTexts)
  if (value === null || value === undefined) return <Blank />
  return value === true ? (
    <span>
      <CheckOutlined className="zy-field-check" aria-hidden /> {t('yes')}
    </span>
  ) : (
    <span className="zy-field-quiet">{t('no')}</span>
  )
}

function BooleanEditor({ value, onChange, autoFocus, size, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  return (
    <Switch
      id={id}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={onChange}
      autoFocus={autoFocus}
      size={size === 'small' ? 'small' : 'medium'}
      checkedChildren={t('yes')}
      unCheckedChildren={t('no')}
    />
  )
}

export const boolean: FieldView = { Cell: BooleanCell, Editor: BooleanEditor, decides: true }
