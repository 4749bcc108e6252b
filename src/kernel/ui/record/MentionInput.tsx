import { useQuery } from '@tanstack/react-query'
import { Mentions } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { findColleagues } from '../fields/colleagues.ts'
import { useSettled } from '../fields/useRecordSearch.ts'
import { useEntity } from '../meta.tsx'
import { useText } from '../text.ts'
import type { Written } from './mentions.ts'
import { recordTexts } from './text.ts'

interface MentionInputProps {
  written: Written
  /** Choosing somebody changes the text and the people in two steps, so changes come as functions. */
  onChange: (update: (current: Written) => Written) => void
  onSubmit: () => void
  onCancel?: () => void
  placeholder: string
  autoFocus?: boolean
}

/** A growing text input in which @ offers colleagues. Ctrl/Cmd+Enter sends. */
export function MentionInput(props: MentionInputProps) {
  const { written, onChange, onSubmit, onCancel } = props
  const t = useText(recordTexts)
  const employee = useEntity('employee')
  const [query, setQuery] = useState<string>()
  const asked = useSettled(query)
  const found = useQuery({
    queryKey: ['list', 'employee', 'mention', asked],
    queryFn: ({ signal }) => (employee ? findColleagues(employee, asked ?? '', signal) : []),
    enabled: asked !== undefined && employee !== undefined,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSubmit()
    }
    if (event.key === 'Escape') onCancel?.()
  }
  return (
    <Mentions
      value={written.text}
      onChange={(text) => onChange((current) => ({ ...current, text }))}
      onSearch={setQuery}
      onSelect={(option) => {
        const chosen = found.data?.find((person) => person.name === option.value)
        if (!chosen) return
        const person = { id: chosen.id, label: chosen.name }
        onChange((current) => ({ ...current, people: [...current.people, person] }))
      }}
      onKeyDown={onKeyDown}
      filterOption={false}
      options={(found.data ?? []).map((person) => ({ key: person.id, value: person.name, label: person.name }))}
      loading={found.isFetching}
      notFoundContent={t('nobodyFound')}
      placeholder={props.placeholder}
      aria-label={props.placeholder}
      autoFocus={props.autoFocus}
      autoSize={{ minRows: 2, maxRows: 10 }}
    />
  )
}
