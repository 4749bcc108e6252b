import { Decimal, decimal } from '#kernel/pure/decimal.ts'
import { type PeriodKind, periodKinds } from './period.ts'

export const subjects = ['company', 'department', 'region', 'product-line', 'person'] as const
export type Subject = (typeof subjects)[number]

/** What a cascade looks at: who, when, of what. */
export interface Part {
  id: string
  target: string
  subject: Subject
  periodKind: PeriodKind
  period: string
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
  segment: string | null
}

/** One way in which a goal was split: by quarters, by departments, by region. Each way must add up by itself. */
export interface Split {
  /** `time:quarter`, `subject:person`, `dimension:region`. */
  key: string
  children: string[]
  sum: string
  /** Sum less target: negative while something is not given to anybody. */
  gap: string
}

/** Time before people, and coarse before fine: quarters, months, weeks, then to whom, then of what. */
function splitRank(key: string): number {
  const [by, what, kind] = key.split(':') as [string, string, string?]
  const first = ['time', 'subject', 'dimension'].indexOf(by)
  const order: readonly string[] = by === 'time' ? periodKinds : subjects
  return first * 100 + order.indexOf(what) * 10 + (kind ? periodKinds.indexOf(kind as PeriodKind) : 0)
}

/** By what a child differs from its parent; finer time wins, because the parts of a year add up whoever has them. */
export function splitOf(parent: Part, child: Part): string {
  const sameSubject = parent.subject === child.subject && subjectId(parent) === subjectId(child)
  const sameTime = parent.periodKind === child.periodKind
  if (sameSubject && !sameTime) return `time:${child.periodKind}`
  if (sameSubject) return `dimension:${differingDimension(parent, child)}`
  return sameTime ? `subject:${child.subject}` : `subject:${child.subject}:${child.periodKind}`
}

const subjectId = (part: Part): string | null =>
  ({
    company: null,
    department: part.department,
    region: part.region,
    'product-line': part.productLine,
    person: part.owner,
  })[part.subject]

function differingDimension(parent: Part, child: Part): string {
  if (parent.region !== child.region) return 'region'
  if (parent.segment !== child.segment) return 'segment'
  return 'product-line'
}

/** The splits of a goal with their sums and gaps. Goals whose parts do not add up (a win rate) have splits without a gap. */
export function splitsOf(parent: Part, children: readonly Part[], additive: boolean): Split[] {
  const groups = Map.groupBy(children, (child) => splitOf(parent, child))
  return [...groups]
    .toSorted(([a], [b]) => splitRank(a) - splitRank(b))
    .map(([key, parts]) => {
      const sum = parts.reduce((total, p) => total.plus(p.target), new Decimal(0))
      return {
        key,
        children: parts.map((p) => p.id),
        sum: additive ? sum.toFixed() : '0',
        gap: additive ? sum.minus(decimal(parent.target)).toFixed() : '0',
      }
    })
}

export const addsUp = (split: Split): boolean => decimal(split.gap).isZero()
