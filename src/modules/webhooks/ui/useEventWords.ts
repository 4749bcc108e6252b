import { useCallback } from 'react'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { webhookTexts } from './text.ts'

const kinds = ['created', 'updated', 'deleted', 'restored'] as const
type Kind = (typeof kinds)[number]

/** `customer.created` -> "客户 新建". */
export function useEventWords(): (event: string) => string {
  const t = useText(webhookTexts)
  const label = useLabel()
  const { entities } = useMeta()
  return useCallback(
    (event: string) => {
      if (event === 'ping' || event === 'automation.ran') return t(event)
      const [name = '', kind = ''] = event.split('.')
      const what = kinds.includes(kind as Kind) ? t(kind as Kind) : t('all')
      if (name === '*') return kind === '*' ? t('any') : `${t('any')} ${what}`
      const entity = entities.find((each) => each.name === name)
      return entity ? `${label(entity.label)} ${what}` : event
    },
    [t, label, entities],
  )
}

/** All that an endpoint may listen to, by kind of record. */
export function useEventOptions() {
  const t = useText(webhookTexts)
  const label = useLabel()
  const words = useEventWords()
  const { entities } = useMeta()
  const groups = entities
    .filter(({ operations, settingsOnly }) => operations.read && !settingsOnly)
    .map((entity) => ({
      label: label(entity.label),
      title: entity.name,
      options: ['*', ...kinds].map((kind) => {
        const value = `${entity.name}.${kind}`
        return { value, label: words(value) }
      }),
    }))
  return [{ label: t('any'), title: '*', options: [{ value: '*.*', label: t('any') }] }, ...groups]
}
