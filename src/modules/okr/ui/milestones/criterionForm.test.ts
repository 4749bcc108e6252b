import { expect, it } from 'vitest'
import { criterionPayload, criterionValues } from './criterionForm.ts'
import type { Criterion } from './milestones.types.ts'

it('sends one way of asking only', () => {
  const values = { ...criterionValues(undefined), title: 'x', value: '20', goalShare: '30', metric: 'open-amount' }
  expect(criterionPayload(values)).toMatchObject({ kind: 'records', entity: 'customer', value: '20', goalShare: null })
  expect(criterionPayload({ ...values, kind: 'metric', by: 'share' })).toMatchObject({
    value: null,
    goalShare: '30',
    metric: 'open-amount',
  })
  expect(criterionPayload({ ...values, kind: 'document' })).toEqual({ title: 'x', kind: 'document', note: null })
})

it('shows a ratio in percent and sends it as a fraction', () => {
  const criterion = { kind: 'metric', unit: 'ratio', value: '0.320000', goalShare: null, title: 'x' } as Criterion
  const values = criterionValues(criterion)
  expect(values.value).toBe('32')
  expect(criterionPayload(values).value).toBe('0.320000')
})
