import { Form, Input } from 'antd'
import type { Words } from '../../rules/card.types.ts'

interface WordsFieldsProps {
  id: string
  labels: [zh: string, en: string]
  value: Words | undefined
  onChange: (value: Words | undefined) => void
  long?: boolean
}

/** Words in both languages; one of them is enough. */
export function WordsFields({ id, labels, value, onChange, long }: WordsFieldsProps) {
  const set = (language: 'zh' | 'en', text: string) => {
    const next = { ...value, [language]: text || undefined }
    onChange(next.zh || next.en ? next : undefined)
  }
  return (['zh', 'en'] as const).map((language, at) => {
    const common = {
      id: `card-${id}-${language}`,
      value: value?.[language] ?? '',
      maxLength: long ? 4000 : 80,
      onChange: (event: { target: { value: string } }) => set(language, event.target.value),
    }
    return (
      <Form.Item key={language} label={labels[at]} htmlFor={common.id}>
        {long ? <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} {...common} /> : <Input {...common} />}
      </Form.Item>
    )
  })
}
