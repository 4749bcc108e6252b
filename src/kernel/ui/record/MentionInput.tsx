import { useQuery } from '@tanstack/react-query'
import { Mentions } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { isComposing } from '../composing.ts'
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
  // Enter typed fast must not choose somebody of the list before.
  const current = asked === query && !found.isFetching
  const people = current ? (found.data ?? []) : []
  const [composing, setComposing] = useState(false)
  // The list of colleagues would take Enter and the arrows for itself, also those that choose a Chinese word.
  const holdBack = (event: KeyboardEvent) => isComposing(event) && event.stopPropagation()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSubmit()
    }
    // With the list open, Escape closes the list alone.
    if (event.key === 'Escape' && mentionAt(event.target as HTMLTextAreaElement) === undefined) onCancel?.()
  }
  return (
    <div
      onKeyDownCapture={holdBack}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={({ target }) => {
        setComposing(false)
        if (target instanceof HTMLTextAreaElement) setQuery((old) => mentionAt(target) ?? old)
      }}
    >
      <Mentions
        value={written.text}
        onChange={(text) => onChange((current) => ({ ...current, text }))}
        onSearch={(text) => {
          // Half a word of pinyin names nobody; the whole word is looked up when it stands.
          if (!composing) setQuery(text)
        }}
        onSelect={(option) => {
          const chosen = people.find((person) => person.name === option.value)
          if (!chosen) return
          const person = { id: chosen.id, label: chosen.name }
          onChange((current) => ({ ...current, people: [...current.people, person] }))
        }}
        onKeyDown={onKeyDown}
        filterOption={false}
        options={people.map((person) => ({ key: person.id, value: person.name, label: person.name }))}
        loading={!current}
        notFoundContent={t('nobodyFound')}
        placeholder={props.placeholder}
        aria-label={props.placeholder}
        autoFocus={props.autoFocus}
        autoSize={{ minRows: 2, maxRows: 10 }}
      />
    </div>
  )
}

/** What stands between the last @ and the caret, as long as it may still become a name. */
function mentionAt(input: HTMLTextAreaElement): string | undefined {
  return /@([^@\s]*)$/.exec(input.value.slice(0, input.selectionStart))?.[1]
}
