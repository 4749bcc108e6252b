import { Select } from 'antd'
import { useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'

function TagsCell({ value, compact }: CellProps) {
  if (isBlank(value) || !Array.isArray(value)) return <Blank />
  const words = value.map(String)
  return compact ? (
    <span className="zy-field-line" title={words.join('、')}>
      {words.join('、')}
    </span>
  ) : (
    <span className="zy-field-tags">
      {words.map((word) => (
        <span key={word} className="zy-tone">
          {word}
        </span>
      ))}
    </span>
  )
}

function TagsEditor({ value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      mode="tags"
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(next: string[]) => onChange([...new Set(next.map((word) => word.trim()).filter(Boolean))])}
      tokenSeparators={[',', '，', '、', ';', '；']}
      open={false}
      suffixIcon={null}
      placeholder={t('tagsPlaceholder')}
      autoFocus={autoFocus}
      size={size}
      status={status}
      className="zy-field-full"
    />
  )
}

export const tags: FieldView = { Cell: TagsCell, Editor: TagsEditor, multiline: true }
