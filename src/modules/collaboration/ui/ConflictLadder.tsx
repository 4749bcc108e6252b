import { Steps } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { formatInstant } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { teamworkTexts } from './text.ts'

const hoursOf: Record<string, string> = {
  parties: 'partiesHours',
  managers: 'managersHours',
  committee: 'committeeHours',
}

/** The levels of a conflict, where it is, and how long each has. */
export default function ConflictLadder({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(teamworkTexts)
  const label = useLabel()
  const levels = entity.fields.find(({ name }) => name === 'level')?.options ?? []
  const at = levels.findIndex(({ value }) => value === record.level)
  const isOpen = record.state === 'open'
  const dueAt = typeof record.levelDueAt === 'string' ? record.levelDueAt : null
  const isLate = isOpen && dueAt !== null && new Date(dueAt) < new Date()
  const said = (index: number): string => {
    if (index < at) return t('passed')
    if (index > at) return t('later')
    if (!isOpen) return t('ended')
    if (isLate) return t('over')
    return dueAt ? t('dueAt', { at: formatInstant(dueAt) }) : t('here')
  }
  return (
    <Steps
      orientation="vertical"
      size="small"
      current={at}
      status={isOpen ? (isLate ? 'error' : 'process') : 'finish'}
      items={levels.map((level, index) => ({
        title: label(level.label),
        content: `${said(index)} · ${t('hours', { n: Number(record[hoursOf[level.value]!] ?? 0) })}`,
      }))}
    />
  )
}
