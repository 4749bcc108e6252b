import { MailOutlined, PhoneOutlined } from '@ant-design/icons'
import { Input, Tooltip } from 'antd'
import type { MouseEvent } from 'react'
import { useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { Masked } from './Masked.tsx'
import { fieldTexts } from './text.ts'

/** A link inside a row or an editable field must not also open the row or the editor. */
const stay = (event: MouseEvent) => event.stopPropagation()

function PhoneLink({ phone }: { phone: string }) {
  const t = useText(fieldTexts)
  return (
    <Tooltip title={t('call', { phone })} mouseEnterDelay={0.6}>
      <a href={`tel:${phone.replace(/[^\d+*#,;]/g, '')}`} onClick={stay} className="zy-field-number">
        {phone}
      </a>
    </Tooltip>
  )
}

function EmailLink({ email, compact }: { email: string; compact?: boolean | undefined }) {
  const t = useText(fieldTexts)
  return (
    <Tooltip title={t('mail', { email })} mouseEnterDelay={0.6}>
      <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`} onClick={stay} className={lineOf(compact)}>
        {email}
      </a>
    </Tooltip>
  )
}

const lineOf = (compact?: boolean) => (compact ? 'zy-field-line' : 'zy-field-text')

function PhoneCell(props: CellProps) {
  if (isBlank(props.value)) return <Blank />
  if (props.field.access === 'mask') return <Masked {...props} render={(phone) => <PhoneLink phone={phone} />} />
  return <PhoneLink phone={String(props.value)} />
}

function EmailCell(props: CellProps) {
  if (isBlank(props.value)) return <Blank />
  if (props.field.access === 'mask') return <Masked {...props} render={(email) => <EmailLink email={email} />} />
  return <EmailLink email={String(props.value)} compact={props.compact} />
}

function ContactEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  const isPhone = field.kind === 'phone'
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      type={isPhone ? 'tel' : 'email'}
      inputMode={isPhone ? 'tel' : 'email'}
      prefix={isPhone ? <PhoneOutlined aria-hidden /> : <MailOutlined aria-hidden />}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value.trimStart() === '' ? null : event.target.value)}
      onBlur={() => typeof value === 'string' && value !== value.trim() && onChange(value.trim() || null)}
      maxLength={field.max}
      autoFocus={autoFocus}
      size={size}
      status={status}
      autoComplete="off"
    />
  )
}

export const phone: FieldView = { Cell: PhoneCell, Editor: ContactEditor }
export const email: FieldView = { Cell: EmailCell, Editor: ContactEditor }
