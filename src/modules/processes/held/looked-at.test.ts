import { expect, it } from 'vitest'
import { oneApproval } from '../testing/publish.ts'
import { lookedAt } from './looked-at.ts'

const values = { amount: '12', discount: '5', phone: '13800138000', name: '华为', owner: 'p1' }

it('keeps what conditions and people look at, and nothing else', () => {
  const flow = oneApproval({ assignee: [{ managerFor: 'amount' }, { field: 'owner' }] })
  flow.edges[1]!.when = { expression: 'record.discount > 3', filter: { field: 'name', op: 'eq', value: '华为' } }
  expect(Object.keys(lookedAt(flow, values)).sort()).toEqual(['amount', 'discount', 'name', 'owner'])
  expect(lookedAt(oneApproval({ assignee: [{ managerFor: 'amount' }] }), values)).toEqual({ amount: '12' })
})
