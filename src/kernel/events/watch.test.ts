import { describe, expect, it, vi } from 'vitest'
import { type Actor, systemActor } from '../access/actor.ts'
import { throttle } from './throttle.ts'
import { meaningOf, type Watch } from './watch.ts'

const actor: Actor = { ...systemActor(''), id: 'me', systemReason: undefined as never }
const watches: Watch[] = [{ entity: 'customer' }, { entity: 'customer', id: 'c1' }, { entity: 'contact', id: 'p1' }]

describe('meaningOf', () => {
  it('names a record only to who watches that record', () => {
    const meaning = meaningOf(
      {
        entity: 'customer',
        ids: [
          ['c1', 4],
          ['c2', 1],
        ],
        by: 'x',
      },
      actor,
      watches,
    )
    expect(meaning).toMatchObject({
      lists: ['customer'],
      records: [{ entity: 'customer', id: 'c1', version: 4, by: 'x' }],
    })
    expect(meaningOf({ entity: 'contact', ids: [['p2', 1]] }, actor, watches)).toMatchObject({ lists: [], records: [] })
  })

  it('takes a mass write as a change of everything of the entity', () => {
    expect(meaningOf({ entity: 'contact', ids: [] }, actor, watches)).toMatchObject({ lists: ['contact'], records: [] })
  })

  it('takes a lost line to the database as a change of everything', () => {
    expect(meaningOf({ access: true, overlay: true }, actor, watches)).toMatchObject({
      lists: ['customer', 'contact'],
      unread: true,
    })
  })

  it('keeps notices and tasks to their person', () => {
    const task = { id: 't', kind: 'export', done: 1, total: null, state: 'running' }
    expect(meaningOf({ notify: ['other'], task: { ...task, owner: 'other' } }, actor, watches)).toEqual({
      lists: [],
      records: [],
      unread: false,
    })
    expect(meaningOf({ notify: ['me'], task: { ...task, owner: 'me' } }, actor, watches)).toMatchObject({
      unread: true,
      job: { data: task },
    })
    expect(meaningOf({ task: { ...task, owner: null } }, actor, watches).job).toBeUndefined()
    const admin = { ...actor, permissions: new Set(['admin']) }
    expect(meaningOf({ task: { ...task, owner: null } }, admin, watches).job).toBeDefined()
  })
})

describe('throttle', () => {
  it('acts at once, then at most once an interval, and forgets nothing', () => {
    vi.useFakeTimers()
    try {
      const acted: string[] = []
      const { call, stop } = throttle(1000, (key) => acted.push(key))
      for (let n = 0; n < 5; n++) call('a')
      call('b')
      expect(acted).toEqual(['a', 'b'])
      vi.advanceTimersByTime(1000)
      expect(acted).toEqual(['a', 'b', 'a'])
      vi.advanceTimersByTime(5000)
      expect(acted.length).toBe(3)
      call('a')
      call('a')
      stop()
      vi.advanceTimersByTime(5000)
      expect(acted.length).toBe(4)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})
