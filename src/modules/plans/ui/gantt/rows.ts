import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/dates.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'

/** Height of a task's line in pixels. */
export const ROW = 38

export interface GanttProps {
  entity: EntityMeta
  tasks: EntityRecord[]
  schedule: PlanSchedule
}

/** A task as the chart draws it. */
export interface GanttTask {
  id: string
  label: string
  startsOn: Day
  endsOn: Day
  progress: number
  state: string
  responsible: string
  dependsOn: string[]
  record: EntityRecord
}

export const asRow = (record: EntityRecord): GanttTask => ({
  id: record.id,
  label: record.label,
  startsOn: String(record.startsOn),
  endsOn: String(record.endsOn),
  progress: Number(record.progress ?? 0),
  state: String(record.state),
  responsible: (record.responsible as Reference | null)?.label ?? '',
  dependsOn: ((record.dependsOn as Reference[] | null) ?? []).map(({ id }) => id),
  record,
})
