import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { diffDays } from '#kernel/pure/dates.ts'
import { formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { PlanSchedule, TaskSchedule } from '../../queries/plan-schedule.ts'
import { type GanttTask, ROW } from './rows.ts'
import { ganttTexts } from './text.ts'
import type { Span } from './timeline.ts'
import type { Placing } from './usePlacing.ts'

interface GanttRowProps {
  row: GanttTask
  span: Span
  day: number
  entity: EntityMeta
  schedule: PlanSchedule
  placing: Placing
}

/** A task's name and its bar. The bar is a control: it is dragged, or moved by the arrow keys. */
export function GanttRow({ row, span, day, entity, schedule, placing }: GanttRowProps) {
  const t = useText(ganttTexts)
  const facts = schedule.tasks[row.id]
  const drafted = placing.draft?.id === row.id ? placing.draft.span : undefined
  const { from, to } = drafted ?? { from: row.startsOn, to: row.endsOn }
  const left = diffDays(span.from, from) * day
  const width = Math.max((diffDays(from, to) + 1) * day, 6)
  const isOver = row.state === 'done'
  const movable = schedule.manages && !isOver
  const words = t('bar', {
    name: row.label,
    from,
    to,
    progress: formatPercent(String(row.progress)),
    state: standing(t, facts),
  })
  return (
    <div className="zy-gantt-row" style={{ height: ROW }}>
      <div className="zy-gantt-name">
        <Link to={`/${entity.path}/${row.id}`} title={row.label}>
          {row.label}
        </Link>
        <small>{[row.responsible, formatPercent(String(row.progress))].filter(Boolean).join(' · ')}</small>
      </div>
      <div className="zy-gantt-lane">
        {/* biome-ignore lint/a11y/useSemanticElements: a button cannot hold the grip that changes its length */}
        <div
          role="button"
          tabIndex={0}
          className="zy-gantt-task"
          aria-label={words}
          aria-disabled={!movable}
          data-critical={facts?.critical}
          data-late={(facts?.daysLate ?? 0) > 0}
          data-over={isOver}
          data-draft={drafted !== undefined}
          style={{ insetInlineStart: left, width }}
          title={words}
          onKeyDown={(event: KeyboardEvent) => movable && placing.onKey(event, row)}
          onBlur={() => placing.giveUp(row.id)}
          {...(movable && placing.pointer(row, 'move'))}
        >
          <i style={{ inlineSize: `${Math.min(row.progress, 100)}%` }} />
          {movable && <span className="zy-gantt-grip" {...placing.pointer(row, 'resize')} />}
        </div>
        {drafted && (
          <span className="zy-gantt-label" style={{ insetInlineStart: left + width + 8 }}>
            {from} – {to}
          </span>
        )}
      </div>
    </div>
  )
}

function standing(
  t: (key: keyof typeof ganttTexts & string, params?: Record<string, number>) => string,
  facts?: TaskSchedule,
) {
  if (!facts || facts.slack === null) return t('barOver')
  return facts.critical ? t('barCritical') : t('barSlack', { n: facts.slack })
}
