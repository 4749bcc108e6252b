import { Input } from 'antd'
import { useId } from 'react'

interface Props {
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
  /** Ctrl+Enter. */
  onSend?: () => void
}

/** A few lines of words that go with a decision. */
export function CommentInput({ label, hint, value, onChange, autoFocus, onSend }: Props) {
  const id = useId()
  return (
    <div className="zy-decide-comment">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={hint}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={5000}
        autoFocus={autoFocus}
        onPressEnter={(event) => (event.ctrlKey || event.metaKey) && onSend?.()}
      />
    </div>
  )
}
