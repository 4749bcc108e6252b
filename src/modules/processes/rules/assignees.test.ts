import { describe, expect, it } from 'vitest'
import { findPeople, resolveAssignees } from './assignees.ts'
import type { ApprovalNode, Assignee } from './flow.types.ts'
import type { AskFacts, PersonFacts } from './people.types.ts'

const person = (id: string, more: Partial<PersonFacts> = {}): [string, PersonFacts] => [
  id,
  { id, manager: null, department: null, roles: [], isHere: true, limit: null, ...more },
]

// rep -> lead -> head -> chief; lead has left in some cases.
const facts = (more: Partial<AskFacts> = {}, lead: Partial<PersonFacts> = {}): AskFacts => ({
  organisation: {
    people: new Map([
      person('rep', { manager: 'lead', department: 'north' }),
      person('lead', { manager: 'head', department: 'north', limit: '1000', ...lead }),
      person('head', { manager: 'chief', department: 'sales', roles: ['legal'], limit: '50000.00' }),
      person('chief', { roles: ['finance'], limit: null }),
      person('cfo', { department: 'money', roles: ['finance'] }),
      person('gone', { isHere: false, roles: ['finance'] }),
      person('admin', { roles: ['admin'] }),
    ]),
    departments: new Map([
      ['north', { id: 'north', parent: 'sales', manager: 'lead' }],
      ['sales', { id: 'sales', parent: null, manager: 'head' }],
      ['money', { id: 'money', parent: null, manager: 'cfo' }],
    ]),
    administrators: ['admin'],
  },
  starter: 'rep',
  record: { owner: { id: 'lead', label: 'L' }, team: [{ id: 'head' }, { id: 'cfo' }], amount: '1000.01', count: 5 },
  recordDepartment: 'money',
  chosen: ['cfo', 'gone'],
  ...more,
})

describe('whom a step asks', () => {
  it.each<[string, Assignee, string[][]]>([
    ['one person', { person: 'cfo' }, [['cfo']]],
    ['nobody who is gone', { person: 'gone' }, []],
    ['nobody unknown', { person: 'who' }, []],
    ['everybody of a role', { role: 'finance' }, [['chief'], ['cfo']]],
    ['a role in the nearest department upwards', { role: 'legal', within: 'starter-department' }, [['head']]],
    ['the direct manager', { managerLevel: 1 }, [['lead']]],
    ['the manager two above', { managerLevel: 2 }, [['head']]],
    ['no manager so far up', { managerLevel: 9 }, []],
    ['all managers up to a level, in turn', { managerLevel: 2, upTo: true }, [['lead', 'head']]],
    ['all managers there are', { managerLevel: 9, upTo: true }, [['lead', 'head', 'chief']]],
    ['managers until the authority covers', { managerFor: 'amount' }, [['lead', 'head']]],
    ['an amount given as a number', { managerFor: 'count' }, [['lead']]],
    ['nobody without an amount', { managerFor: 'missing' }, [[]]],
    ['the head of the department', { departmentHead: 'starter' }, [['lead']]],
    ['the head of the record’s department', { departmentHead: 'record' }, [['cfo']]],
    ['the head of a named department', { departmentHead: { department: 'sales' } }, [['head']]],
    ['who a field names', { field: 'owner' }, [['lead']]],
    ['all whom a field names', { field: 'team' }, [['head'], ['cfo']]],
    ['the starter', { starter: true }, [['rep']]],
    ['whom the starter chose', { chosenByStarter: true }, [['cfo']]],
  ])('%s', (_, assignee, chains) => {
    expect(resolveAssignees([assignee], facts())).toEqual(chains)
  })

  it('passes over a manager who has left', () => {
    expect(resolveAssignees([{ managerLevel: 1 }], facts({}, { isHere: false }))).toEqual([['head']])
  })

  it('asks nobody to approve an amount beyond everybody', () => {
    expect(resolveAssignees([{ managerFor: 'amount' }], facts({ record: { amount: '50000.01' } }))).toEqual([[]])
  })
})

describe('the policies of a step', () => {
  const node = (assignee: Assignee[], more: Partial<ApprovalNode> = {}): ApprovalNode => ({
    id: 'a',
    name: 'a',
    kind: 'approval',
    assignee,
    rule: { mode: 'all', rejectAtOnce: true },
    editable: [],
    form: [],
    whenNobody: 'administrator',
    whenStarter: 'ask',
    whenRejected: 'end',
    allow: { addSign: true, transfer: true, returnTo: true },
    ...more,
  })
  const chain = (...people: string[]) => people.map((id) => ({ person: id }))

  it('asks nobody twice', () => {
    const found = findPeople(node([{ person: 'lead' }, { managerLevel: 2, upTo: true }]), facts())
    expect(found).toEqual({ chains: [chain('lead'), chain('head')] })
  })

  it.each([
    ['administrator', { chains: [chain('admin')] }],
    ['manager', { chains: [chain('lead')] }],
    ['skip', { nobody: 'skip' }],
    ['refuse', { nobody: 'refuse' }],
  ] as const)('with nobody there: %s', (whenNobody, found) => {
    expect(findPeople(node([{ person: 'gone' }], { whenNobody }), facts())).toEqual(found)
  })

  it('falls back to an administrator where there is no manager', () => {
    const found = findPeople(node([], { whenNobody: 'manager' }), facts({ starter: 'chief' }))
    expect(found).toEqual({ chains: [chain('admin')] })
  })

  it.each([
    ['ask', [chain('rep'), chain('cfo')]],
    ['approve', [[{ person: 'rep', auto: true }], chain('cfo')]],
    ['skip-to-manager', [chain('lead'), chain('cfo')]],
  ] as const)('with the starter among them: %s', (whenStarter, chains) => {
    expect(findPeople(node([{ starter: true }, { person: 'cfo' }], { whenStarter }), facts())).toEqual({ chains })
  })

  it('does not ask the manager twice in the starter’s place', () => {
    const found = findPeople(node([{ starter: true }, { person: 'lead' }], { whenStarter: 'skip-to-manager' }), facts())
    expect(found).toEqual({ chains: [chain('lead')] })
  })
})
