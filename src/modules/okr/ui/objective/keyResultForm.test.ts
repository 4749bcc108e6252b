import { expect, it } from 'vitest'
import type { KeyResult, Objective } from '../parts/records.ts'
import { keyResultPayload, keyResultValues } from './keyResultForm.ts'

const objective = { owner: { id: 'o', label: '王' } } as Objective

it('shows ratios in percent and sends them as fractions', () => {
  const result = { kind: 'metric', unit: 'ratio', start: '0.250000', target: '0.400000', weight: '1.00', version: 3 }
  const values = keyResultValues({ ...result, metric: 'win-rate', owner: objective.owner } as KeyResult, objective)
  expect(values).toMatchObject({ start: '25', target: '40', weight: '1' })
  expect(keyResultPayload(values)).toMatchObject({
    start: '0.250000',
    target: '0.400000',
    metric: 'win-rate',
    owner: 'o',
  })
})

it('sends what belongs to the way it is measured', () => {
  const begun = { ...keyResultValues(undefined, objective), title: 'x', target: '45', current: '42' }
  expect(keyResultPayload(begun)).toMatchObject({ kind: 'number', current: '42', target: '45', start: '0' })
  const steps = [
    { name: '建库', weight: '1', done: false },
    { name: ' ', weight: '1', done: false },
  ]
  const sent = keyResultPayload({ ...begun, kind: 'steps', steps })
  expect(sent.steps).toEqual(steps.slice(0, 1))
  expect(sent).not.toHaveProperty('target')
})
