/** What the screens of process mining get. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Deviation } from './rules/conformance.ts'
import type { LogFilter } from './rules/filters.types.ts'
import type { ActivityFigures, PathFigures, Rework } from './rules/graph.ts'
import type { Throughput } from './rules/throughput.ts'
import type { Variant } from './rules/variants.ts'

export type TimeKind = 'plain' | 'working'

export interface InsightQuestion {
  filters: LogFilter[]
  time: TimeKind
}

export interface Insight {
  key: string
  label: Label
  /** Entity whose records the cases are. */
  entity?: string
  time: TimeKind
  /** Seconds of one day: of a working day in working time. */
  day: number
  /** Of the whole log, and of what the filters leave. */
  all: { cases: number; events: number; from: string | null; to: string | null }
  chosen: { cases: number; events: number; variants: number; from: string | null; to: string | null }
  activities: { key: string; label: string }[]
  graph: { activities: ActivityFigures[]; paths: (PathFigures & { dependency: number })[] }
  variants: Variant[]
  throughput: Throughput
  rework: Rework[]
  /** Resources by how many events they did, the busiest first. */
  people: { name: string; events: number; cases: number }[]
  attributes: { of: 'case' | 'event'; name: string; values: { value: string; cases: number }[]; more: number }[]
}

export interface CaseRow {
  key: string
  label: string
  from: string
  to: string
  /** Seconds. */
  duration: number
  events: number
  variant: string
  open: boolean
}

export interface CaseDetail {
  key: string
  label: string
  attributes: Record<string, string>
  events: {
    activity: string
    start: string | null
    at: string
    resource: string | null
    /** Seconds since the event before. */
    waited: number
    attributes: Record<string, string>
  }[]
}

export interface ConformanceAnswer {
  cases: number
  fitting: number
  fitness: number
  unjudged: number
  deviations: { text: Label; kind: Deviation['kind']; cases: number; variants: string[] }[]
  steps: { step: string; name: string; cases: number }[]
  unknownActivities: string[]
  unusedSteps: string[]
}
