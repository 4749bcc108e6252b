import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestStates } from '../entities/choices.ts'
import { mayStep, type RequestVerb, steps } from './request.ts'

const rep = { id: 'rep', isAdministrator: false }
const lawyer = { id: 'lawyer', isAdministrator: false }
const request = (state: string) => ({ state, requester: 'rep', assignee: 'lawyer' })

describe('a co-operation request', () => {
  it('is answered by whom it was asked of, and taken by who asked', () => {
    expect(mayStep('accept', request('open'), lawyer)).toEqual([])
    expect(mayStep('accept', request('open'), rep)[0]?.code).toBe('cooperation-request.assignee-only')
    expect(mayStep('close', request('delivered'), rep)).toEqual([])
    expect(mayStep('close', request('delivered'), lawyer)[0]?.code).toBe('cooperation-request.requester-only')
  })

  it('says that a step is over rather than that it is forbidden', () => {
    expect(mayStep('accept', request('accepted'), lawyer)[0]?.code).toBe('cooperation-request.state')
  })

  it('lets administrators act for whoever is away, and nobody without an account', () => {
    expect(mayStep('accept', request('open'), { id: 'boss', isAdministrator: true })).toEqual([])
    expect(mayStep('accept', { ...request('open'), assignee: null }, { id: null, isAdministrator: false })).not.toEqual(
      [],
    )
  })

  it('ends: from an end no step leads on, and every state but an end has a way to one', () => {
    const verbs = Object.keys(steps) as RequestVerb[]
    const ends = ['closed', 'declined', 'withdrawn']
    for (const verb of verbs) for (const end of ends) expect(steps[verb].from).not.toContain(end)
    for (const { value } of requestStates) {
      const reached = new Set<string>([value])
      for (let size = 0; size !== reached.size; ) {
        size = reached.size
        for (const { from, to } of Object.values(steps)) if (from.some((s) => reached.has(s))) reached.add(to)
      }
      expect(ends.some((end) => reached.has(end))).toBe(true)
    }
  })

  it('never lets a third person take a step', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(steps) as RequestVerb[])),
        fc.constantFrom(...requestStates.map(({ value }) => value)),
        (verb, state) => {
          expect(mayStep(verb, request(state), { id: 'third', isAdministrator: false })).not.toEqual([])
        },
      ),
    )
  })
})
