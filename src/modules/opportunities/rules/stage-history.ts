/** The history of a deal's stages as it follows from what the deal says before and after a write. Pure. */
import { type WorkingCalendar, workingMinutesBetween } from '#kernel/pure/calendar.ts'
import type { StageFacts } from './opportunity.ts'

/** Into an open stage or out of the pipeline. */
export type Move = 'start' | 'forward' | 'back' | 'won' | 'lost' | 'shelved' | 'reopened'

/** The stage in which a deal is, and the instant since when. */
export interface Stay {
  pipeline: string | null
  stage: string
  at: string
}

/** What of a kept history no longer holds, and what comes to it. */
export interface HistoryStep {
  /** Rows of this instant and later are wrong now. */
  goneFrom?: string
  /** The stay that `next` follows, if it is known. */
  last?: Stay
  next?: Stay
}

/**
 * Since when a deal is in the stage it enters: the instant that its closing day stands for when that is over, else now.
 * Always after the stay before, so that an earlier instant can only mean that a move was taken back.
 */
export function entersAt(now: string, closed: string | null, previous: string | null): string {
  const at = closed !== null && closed < now ? closed : now
  return previous === null || at > previous ? at : new Date(Date.parse(previous) + 1).toISOString()
}

const same = (a: Stay, b: Stay): boolean => a.stage === b.stage && a.pipeline === b.pipeline

/**
 * A deal always says since when it is in its stage. A later instant is a move. An earlier one means that a move was taken
 * back: what came after that instant never was. The same stage since another instant is a corrected date.
 * @param history stays of the deal in order
 */
export function nextStep(history: readonly Stay[], before: Stay, after: Stay): HistoryStep {
  const corrected = same(before, after)
  const since = corrected && before.at < after.at ? before.at : after.at
  const kept = history.filter(({ at }) => at < since || (at === since && !corrected))
  const gone = history.find((stay) => !kept.includes(stay))
  const last = kept.at(-1)
  const isThere = last !== undefined && same(last, after) && last.at === after.at
  return { ...(gone && { goneFrom: gone.at }), ...(last && { last }), ...(!isThere && { next: after }) }
}

/**
 * What is known of a deal that is new here: it began in the first stage of its pipeline on the day it was opened, and is in
 * its stage since a later instant. Which stages lay between is not known.
 */
export function firstStays(first: string | undefined, opened: string | null, stay: Stay): Stay[] {
  const began = first !== undefined && first !== stay.stage && opened !== null && opened < stay.at
  return began ? [{ ...stay, stage: first, at: opened }, stay] : [stay]
}

/** What a move between two stages is. Another pipeline's stage is a start there. */
export function moveOf(stages: readonly StageFacts[], last: Stay | undefined, next: Stay): Move {
  const find = (stay: Stay) => stages.findIndex((s) => s.pipeline === stay.pipeline && s.key === stay.stage)
  const to = stages[find(next)]
  if (to && to.outcome !== 'open') return to.outcome as Move
  if (!last || last.pipeline !== next.pipeline) return 'start'
  const from = stages[find(last)]
  if (from && from.outcome !== 'open') return 'reopened'
  return find(next) < find(last) ? 'back' : 'forward'
}

const day = 86_400_000

/** Time between two instants in days and in working days (of as many hours as the company works a day), two decimals. */
export function lengthOf(from: string, to: string, calendar: WorkingCalendar): { days: string; workingDays: string } {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const perDay = calendar.hours.reduce((sum, { from: start, to: end }) => sum + minutes(end) - minutes(start), 0)
  return {
    days: ((Date.parse(to) - Date.parse(from)) / day).toFixed(2),
    workingDays: (workingMinutesBetween(from, to, calendar) / perDay).toFixed(2),
  }
}
