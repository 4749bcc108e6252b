import { LinkOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'
import { linkTarget } from './webAddress.ts'

function UrlCell({ value, compact }: CellProps) {
  const t = useText(fieldTexts)
  if (isBlank(value)) return <Blank />
  const text = String(value)
  const target = linkTarget(text)
  const className = compact ? 'zy-field-line' : 'zy-field-text'
  if (!target) return <span className={className}>{text}</span>
  return (
    <a
      className={className}
      href={target}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={t('opensNewTab')}
      onClick={(event) => event.stopPropagation()}
    >
      {text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </a>
  )
}

function UrlEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const text = typeof value === 'string' ? value : ''
  const bad = text !== '' && text.includes('.') && !linkTarget(text)
  return (
    <>
      <Input
        id={id}
        aria-describedby={describedBy}
        type="url"
        inputMode="url"
        prefix={<LinkOutlined aria-hidden />}
        placeholder={t('urlHint')}
        value={text}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        onBlur={() => text !== '' && onChange(/^https?:/i.test(text) ? text.trim() : (linkTarget(text) ?? text))}
        maxLength={field.max}
        autoFocus={autoFocus}
        size={size}
        status={bad ? 'error' : status}
        autoComplete="off"
      />
      {bad ? (
        <div className="zy-field-fault" role="alert">
          {t('badUrl')}
        </div>
      ) : null}
    </>
  )
}

export const url: FieldView = { Cell: UrlCell, Editor: UrlEditor }
