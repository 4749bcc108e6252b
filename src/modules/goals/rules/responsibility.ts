import type { Subject } from './cascade.ts'

export interface Placed {
  id: string
  metric: string
  subject: Subject
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
  segment: string | null
  parent: string | null
}

type Parents = ReadonlyMap<string, string | null>

/**
 * Under which goal of the same metric and period each one stands: the parent it names when that is among them; a person under the
 * nearest department above, a department and a region under the next of their kind, the rest under the company. Goals of the same
 * subject with a narrower scope stand under the one without it.
 */
export function above(goals: readonly Placed[], departments: Parents, regions: Parents): Map<string, string | null> {
  const ids = new Set(goals.map((g) => g.id))
  const index = new Map(goals.map((g) => [placeKey(g.metric, g.subject, subjectOf(g), isWhole(g)), g.id]))
  const find = (metric: string, subject: Subject, value: string | null): string | undefined =>
    index.get(placeKey(metric, subject, value, true))
  return new Map(goals.map((goal) => [goal.id, placeOf(goal, ids, find, departments, regions)]))
}

function placeOf(
  goal: Placed,
  ids: ReadonlySet<string>,
  find: (metric: string, subject: Subject, value: string | null) => string | undefined,
  departments: Parents,
  regions: Parents,
): string | null {
  if (goal.parent && ids.has(goal.parent)) return goal.parent
  if (!isWhole(goal)) {
    const whole = find(goal.metric, goal.subject, subjectOf(goal))
    if (whole) return whole
  }
  if (goal.subject === 'company') return null
  for (const [kind, first, tree] of waysUp(goal, departments, regions)) {
    const seen = new Set<string>()
    for (let at = first; at && !seen.has(at); at = tree.get(at) ?? null) {
      seen.add(at)
      const found = find(goal.metric, kind, at)
      if (found && found !== goal.id) return found
    }
  }
  return find(goal.metric, 'company', null) ?? null
}

function waysUp(goal: Placed, departments: Parents, regions: Parents): [Subject, string | null, Parents][] {
  if (goal.subject === 'department')
    return [['department', departments.get(goal.department ?? '') ?? null, departments]]
  if (goal.subject === 'region') return [['region', regions.get(goal.region ?? '') ?? null, regions]]
  if (goal.subject !== 'person') return []
  return [
    ['department', goal.department, departments],
    ['region', goal.region, regions],
  ]
}

const subjectOf = (goal: Placed): string | null =>
  ({
    company: null,
    department: goal.department,
    region: goal.region,
    'product-line': goal.productLine,
    person: goal.owner,
  })[goal.subject]

/** Counts all of its subject, not only one region, line or segment of it. */
const isWhole = (goal: Placed): boolean =>
  goal.segment === null &&
  (goal.subject === 'region' || goal.region === null) &&
  (goal.subject === 'product-line' || goal.productLine === null)

const placeKey = (metric: string, subject: Subject, value: string | null, whole: boolean): string =>
  JSON.stringify([metric, subject, value, whole])
