/** Whom a step asks, as chains: the people of one chain are heard one after another. */
import { decimal, isDecimal } from '#kernel/pure/decimal.ts'
import type { Assignee, FlowNode, WhenNobody } from './flow.types.ts'
import type { AskFacts, OrganisationFacts, PersonFacts } from './people.types.ts'
import type { Asked } from './state.types.ts'

/** Deeper chains of superiors are a mistake of the data. */
const longestChain = 50

export type Found = { chains: Asked[][] } | { nobody: 'skip' | 'refuse' }

type Asking = Extract<FlowNode, { kind: 'task' | 'approval' }>

/** People of a step under its policies: nobody found, somebody gone, the starter himself. */
export function findPeople(node: Asking, facts: AskFacts): Found {
  const chains = withoutRepeats(resolveAssignees(node.assignee, facts))
  const settled = node.kind === 'approval' ? withStarter(chains, node.whenStarter, facts) : asAsked(chains)
  const left = settled.filter((chain) => chain.length > 0)
  return left.length > 0 ? { chains: left } : whenNobody(node.whenNobody, facts)
}

/** The people whom definitions name, without those who are gone; empty chains where nobody is. */
export function resolveAssignees(assignees: readonly Assignee[], facts: AskFacts): string[][] {
  return assignees.flatMap((assignee) => chainsOf(assignee, facts))
}

function chainsOf(assignee: Assignee, facts: AskFacts): string[][] {
  const { organisation, starter } = facts
  const here = (ids: readonly (string | null | undefined)[]): string[][] =>
    ids.flatMap((id) => (isHere(organisation, id) ? [[id]] : []))
  if ('person' in assignee) return here([assignee.person])
  if ('role' in assignee) return here(holdersOf(assignee.role, assignee.within !== undefined, facts))
  if ('managerLevel' in assignee) {
    const managers = managersOf(organisation, starter)
    if (assignee.upTo) return [managers.slice(0, assignee.managerLevel)]
    return here([managers[assignee.managerLevel - 1]])
  }
  if ('managerFor' in assignee) return [managersFor(facts.record[assignee.managerFor], facts)]
  if ('departmentHead' in assignee) return here([headOf(assignee.departmentHead, facts)])
  if ('field' in assignee) return here(idsIn(facts.record[assignee.field]))
  if ('starter' in assignee) return here([starter])
  return here(facts.chosen)
}

function isHere(organisation: OrganisationFacts, id: string | null | undefined): id is string {
  return id != null && organisation.people.get(id)?.isHere === true
}

/** Everybody of a role; of the starter's department and those above it when it is to be theirs. */
function holdersOf(role: string, isNear: boolean, { organisation, starter }: AskFacts): string[] {
  const holders = [...organisation.people.values()].filter((person) => person.isHere && person.roles.includes(role))
  if (!isNear) return holders.map(({ id }) => id)
  // The nearest department upwards in which somebody has the role.
  for (const department of departmentsUp(organisation, starter && organisation.people.get(starter)?.department)) {
    const near = holders.filter((person) => person.department === department)
    if (near.length > 0) return near.map(({ id }) => id)
  }
  return []
}

function departmentsUp(organisation: OrganisationFacts, from: string | null | undefined): string[] {
  const found: string[] = []
  for (let at = from; at && !found.includes(at); at = organisation.departments.get(at)?.parent) found.push(at)
  return found
}

/** Superiors upwards; who is gone is left out, his superior follows. */
export function managersOf(organisation: OrganisationFacts, person: string | null): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  let at: PersonFacts | undefined = person ? organisation.people.get(person) : undefined
  while (at?.manager && !seen.has(at.manager) && seen.size < longestChain) {
    seen.add(at.manager)
    const manager = organisation.people.get(at.manager)
    if (manager?.isHere && manager.id !== person) found.push(manager.id)
    at = manager
  }
  return found
}

/** Superiors up to the first whose authority covers the amount; nobody when none does or there is no amount. */
function managersFor(amount: unknown, { organisation, starter }: AskFacts): string[] {
  const chain: string[] = []
  for (const manager of managersOf(organisation, starter)) {
    chain.push(manager)
    if (covers(organisation.people.get(manager)!.limit, amount)) return chain
  }
  return []
}

/** No limit covers nothing; what is no amount is covered by nobody. */
function covers(limit: string | null, amount: unknown): boolean {
  const text = typeof amount === 'number' ? String(amount) : amount
  return limit !== null && isDecimal(text) && decimal(limit).gte(decimal(text))
}

function headOf(of: 'starter' | 'record' | { department: string }, facts: AskFacts): string | null {
  const { organisation, starter, recordDepartment } = facts
  const own = starter ? organisation.people.get(starter)?.department : null
  const department = typeof of === 'object' ? of.department : of === 'record' ? recordDepartment : own
  return (department && organisation.departments.get(department)?.manager) || null
}

export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (value !== null && typeof value === 'object' && 'id' in value) return idsIn(value.id)
  return []
}

function withoutRepeats(chains: string[][]): string[][] {
  const seen = new Set<string>()
  return chains.map((chain) => chain.filter((id) => !seen.has(id) && seen.add(id)))
}

const asAsked = (chains: string[][]): Asked[][] => chains.map((chain) => chain.map((person) => ({ person })))

function withStarter(
  chains: string[][],
  policy: 'approve' | 'skip-to-manager' | 'ask',
  { starter, organisation }: AskFacts,
): Asked[][] {
  const asked = new Set(chains.flat())
  return chains.map((chain) =>
    chain.flatMap((person): Asked[] => {
      if (person !== starter || policy === 'ask') return [{ person }]
      if (policy === 'approve') return [{ person, auto: true }]
      const manager = managersOf(organisation, starter)[0]
      // The superior who is asked anyway is not asked twice.
      return manager === undefined || asked.has(manager) ? [] : [{ person: manager }]
    }),
  )
}

function whenNobody(policy: WhenNobody, facts: AskFacts): Found {
  if (policy === 'skip' || policy === 'refuse') return { nobody: policy }
  return { chains: [[{ person: standIn(policy, facts.starter, facts.organisation) }]] }
}

/** Who takes over: the superior of somebody, or an administrator; null when there is none of either. */
export function standIn(
  policy: 'administrator' | 'manager',
  person: string | null,
  organisation: OrganisationFacts,
): string | null {
  const manager = policy === 'manager' ? managersOf(organisation, person)[0] : undefined
  return manager ?? organisation.administrators[0] ?? null
}
