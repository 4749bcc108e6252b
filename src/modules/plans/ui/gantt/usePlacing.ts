/** Moves bars by pointer and by keys: a draft on the screen until it is dropped or saved; the server has the last word. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/dates.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useRecordEdit } from '#kernel/ui/list/data/useRecordEdit.ts'
import { useText } from '#kernel/ui/text.ts'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'
import type { GanttTask } from './rows.ts'
import { ganttTexts } from './text.ts'
import { moved, resized, type Span, workingDays } from './timeline.ts'

type Way = 'move' | 'resize'

interface PlacingOptions {
  entity: EntityMeta
  isOff: (day: Day) => boolean
  dayWidth: number
  schedule: PlanSchedule
}

interface Drag {
  id: string
  way: Way
  x: number
}

export function usePlacing({ entity, isOff, dayWidth, schedule }: PlacingOptions) {
  const t = useText(ganttTexts)
  const feedback = useFeedback()
  const save = useRecordEdit(entity)
  const [draft, setDraft] = useState<{ id: string; span: Span }>()
  const [said, setSaid] = useState('')
  const drag = useRef<Drag>(undefined)
  // A save under way keeps its bar where it was dropped; blur must not take it back.
  const saving = useRef<string>(undefined)

  const lengthOf = (row: GanttTask) => schedule.tasks[row.id]?.length ?? 1
  const placed = (row: GanttTask, way: Way, by: number, from: Span = { from: row.startsOn, to: row.endsOn }): Span =>
    way === 'move' ? moved(from.from, lengthOf(row), by, isOff) : resized(from.from, from.to, by, isOff)
  const show = (row: GanttTask, span: Span) => setDraft({ id: row.id, span })

  const commit = async (row: GanttTask, { from, to }: Span) => {
    if (from === row.startsOn && to === row.endsOn) return setDraft(undefined)
    saving.current = row.id
    const message = t('saved', { name: row.label, from, to })
    try {
      await save(row.record, { startsOn: from, endsOn: to }, { message })
      setSaid(message)
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      saving.current = undefined
      setDraft(undefined)
    }
  }

  const onKey = (event: KeyboardEvent, row: GanttTask) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const own = draft?.id === row.id ? draft.span : undefined
    if (step) {
      event.preventDefault()
      const way = event.shiftKey ? 'resize' : 'move'
      // A resized draft keeps its new length when it is moved on.
      const span = own && way === 'move' ? shifted(own, step, isOff) : placed(row, way, step, own)
      show(row, span)
      setSaid(t('draft', { name: row.label, ...span }))
    } else if (event.key === 'Enter' && own) {
      event.preventDefault()
      void commit(row, own)
    } else if (event.key === 'Escape' && own) {
      event.preventDefault()
      setDraft(undefined)
    }
  }

  const pointer = (row: GanttTask, way: Way) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { id: row.id, way, x: event.clientX }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = drag.current
      if (now?.id !== row.id || now.way !== way) return
      event.stopPropagation()
      const by = Math.round((event.clientX - now.x) / dayWidth)
      if (by === 0) setDraft(undefined)
      else show(row, placed(row, way, by))
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const now = drag.current
      if (now?.id !== row.id || now.way !== way) return
      event.stopPropagation()
      drag.current = undefined
      if (draft?.id === row.id) void commit(row, draft.span)
    },
    onPointerCancel() {
      drag.current = undefined
      setDraft(undefined)
    },
  })

  const giveUp = (id: string) => {
    if (draft?.id === id && saving.current !== id && drag.current?.id !== id) setDraft(undefined)
  }
  return { draft, said, onKey, pointer, giveUp }
}

export type Placing = ReturnType<typeof usePlacing>

/** A draft moved on by a day, with as many working days as it has now. */
function shifted({ from, to }: Span, by: number, isOff: (day: Day) => boolean): Span {
  return moved(from, workingDays({ from, to }, isOff), by, isOff)
}
