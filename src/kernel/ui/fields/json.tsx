import { Input } from 'antd'
import { useState } from 'react'
import { useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'

function JsonCell({ value, compact }: CellProps) {
  if (isBlank(value)) return <Blank />
  if (compact) return <code className="zy-field-line">{JSON.stringify(value).slice(0, 120)}</code>
  return <pre className="zy-field-json">{JSON.stringify(value, null, 2)}</pre>
}

/** The value as parsed, or why it cannot be. */
function parse(text: string): { value: unknown } | { reason: string } {
  if (text.trim() === '') return { value: null }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

function JsonEditor({ value, onChange, autoFocus, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const [text, setText] = useState(() => (isBlank(value) ? '' : JSON.stringify(value, null, 2)))
  const result = parse(text)
  const reason = 'reason' in result ? result.reason : undefined
  return (
    <>
      <Input.TextArea
        id={id}
        aria-describedby={describedBy}
        className="zy-field-json-editor"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          const next = parse(event.target.value)
          if ('value' in next) onChange(next.value)
        }}
        autoFocus={autoFocus}
        status={reason ? 'error' : status}
        autoSize={{ minRows: 4, maxRows: 20 }}
      />
      {reason ? (
        <div className="zy-field-fault" role="alert">
          {t('invalidJson', { reason })}
        </div>
      ) : null}
    </>
  )
}

export const json: FieldView = { Cell: JsonCell, Editor: JsonEditor, wide: true, multiline: true }
