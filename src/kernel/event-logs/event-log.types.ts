/** Event logs that modules offer for process mining: which case went through which activity, when, and by whom. */
import type { Reader } from '../data/list.ts'
import type { Label } from '../entity/meta.types.ts'

/** One log of a source, as one person sees it. */
export interface EventLogEntry {
  /** Unique within the source: the id of a process or a pipeline. */
  key: string
  label: Label
  /** Where its cases are records: their keys are ids of this entity. */
  entity?: string
  /** Cases that still go on: those whose attribute has one of these values. */
  open?: { attribute: string; values: string[] }
}

export interface LoggedEvent {
  case: string
  caseLabel: string
  /** Stable: renaming a step does not make another activity of it. */
  activity: string
  activityLabel: string
  /** ISO instant. */
  at: string
  /** As XES calls it; `complete` when left out. A `start` belongs to the next `complete` of the same activity. */
  lifecycle?: string | null
  resource: string | null
  /** Of the event, or of its case when all its events say the same. */
  attributes?: Record<string, string | null>
}

export interface EventLogSource {
  key: string
  label: Label
  /** The logs that the reader may know of. */
  logs: (reader: Reader) => Promise<EventLogEntry[]>
  /** Events by time, in pieces; only of cases whose record the reader may read. Names are in the reader's language. */
  read: (reader: Reader, key: string) => AsyncIterable<readonly LoggedEvent[]>
}
