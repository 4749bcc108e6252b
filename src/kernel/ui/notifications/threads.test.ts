import { expect, it } from 'vitest'
import type { Notification } from './notifications.ts'
import { threadsOf } from './threads.ts'

const note = (id: string, thing: string | null, readAt: string | null = null): Notification => ({
  id,
  kind: 'mention',
  title: id,
  body: null,
  to: thing === null ? null : { entity: 'customer', id: thing },
  at: '2026-03-03T02:00:00Z',
  readAt,
})

it('puts unread notices of one thing together and leaves the others', () => {
  const items = [note('5', 'a'), note('4', 'b'), note('3', 'a'), note('2', null), note('1', 'a', 'x'), note('0', null)]
  expect(threadsOf(items).map((thread) => thread.map(({ id }) => id))).toEqual([['5', '3'], ['4'], ['2'], ['1'], ['0']])
})
