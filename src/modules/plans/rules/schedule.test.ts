import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCircle } from './circle.ts'
import { earliestStart, type PlacedTask, pushFollowers } from './push.ts'
import { CircleError, type ScheduleTask, schedule } from './schedule.ts'

const task = (id: string, duration: number, ...before: (string | [string, number])[]): ScheduleTask => ({
  id,
  duration,
  dependsOn: before.map((each) => (typeof each === 'string' ? { id: each, lag: 0 } : { id: each[0], lag: each[1] })),
})

/** A network without circles: a task waits only for tasks before it in the list. */
const network = fc
  .array(
    fc.record({
      duration: fc.integer({ min: 1, max: 9 }),
      before: fc.array(fc.record({ back: fc.integer({ min: 1, max: 5 }), lag: fc.integer({ min: 0, max: 3 }) }), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) =>
    list.map(
      ({ duration, before }, at): ScheduleTask => ({
        id: `t${at}`,
        duration,
        dependsOn: before
          .filter(({ back }) => back <= at)
          .map(({ back, lag }) => ({ id: `t${at - back}`, lag }))
          .filter(({ id }, n, all) => all.findIndex((other) => other.id === id) === n),
      }),
    ),
  )
const withStarts = fc
  .tuple(network, fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 25, maxLength: 25 }))
  .map(([tasks, starts]) => tasks.map((each, at) => ({ ...each, notBefore: starts[at]! })))

describe('schedule', () => {
  it('works out a textbook network', () => {
    // A 3 -> B 4 -> D 2 and A -> C 2 -> D: B is critical, C has 2 days of room.
    const { slots, finish, criticalPath } = schedule([
      task('A', 3),
      task('B', 4, 'A'),
      task('C', 2, 'A'),
      task('D', 2, 'B', 'C'),
    ])
    expect(finish).toBe(9)
    expect(criticalPath).toEqual(['A', 'B', 'D'])
    expect(slots.get('C')).toEqual({
      earliestStart: 3,
      earliestFinish: 5,
      latestStart: 5,
      latestFinish: 7,
      slack: 2,
      critical: false,
    })
  })

  it('waits out the lag', () => {
    const { slots, finish } = schedule([task('A', 2), task('B', 1, ['A', 3])])
    expect(slots.get('B')!.earliestStart).toBe(5)
    expect(finish).toBe(6)
  })

  it('shows a deadline that cannot be kept as negative slack, and an easy one not at all', () => {
    const tasks = [task('A', 3), task('B', 4, 'A')]
    expect(schedule(tasks, 5).slots.get('A')!.slack).toBe(-2)
    expect(schedule(tasks, 50)).toEqual(schedule(tasks))
  })

  it('names the circle', () => {
    const circle = [task('A', 1, 'C'), task('B', 1, 'A'), task('C', 1, 'B'), task('D', 1, 'A')]
    expect(() => schedule(circle)).toThrow(CircleError)
    expect(findCircle(new Map(circle.map(({ id, dependsOn }) => [id, dependsOn.map((d) => d.id)])))).toEqual([
      'A',
      'C',
      'B',
      'A',
    ])
  })

  it('is empty without tasks', () => expect(schedule([])).toMatchObject({ start: 0, finish: 0, criticalPath: [] }))

  it('the critical path is as long as the project', () => {
    fc.assert(
      fc.property(network, (tasks) => {
        const { criticalPath, start, finish } = schedule(tasks)
        const byId = new Map(tasks.map((each) => [each.id, each]))
        const length = criticalPath.reduce((sum, id, at) => {
          const { duration, dependsOn } = byId.get(id)!
          const lag = at === 0 ? 0 : dependsOn.find((link) => link.id === criticalPath[at - 1])!.lag
          return sum + duration + lag
        }, 0)
        expect(length).toBe(finish - start)
      }),
    )
  })

  it('slack is never negative without a broken deadline, and the critical path has none', () => {
    fc.assert(
      fc.property(withStarts, fc.integer({ min: 0, max: 30 }), (tasks, room) => {
        const free = schedule(tasks)
        const kept = schedule(tasks, free.finish + room)
        for (const { slack } of [...free.slots.values(), ...kept.slots.values()])
          expect(slack).toBeGreaterThanOrEqual(0)
        for (const id of free.criticalPath) expect(free.slots.get(id)!.slack).toBe(0)
      }),
    )
  })

  it('a task that is late by its slack does not move the end, by one day more it does', () => {
    fc.assert(
      fc.property(withStarts, fc.nat(), (tasks, pick) => {
        const { slots, finish } = schedule(tasks)
        const chosen = tasks[pick % tasks.length]!
        const { earliestStart, slack } = slots.get(chosen.id)!
        const shifted = (by: number) =>
          schedule(tasks.map((each) => (each === chosen ? { ...each, notBefore: earliestStart + by } : each))).finish
        expect(shifted(slack)).toBe(finish)
        expect(shifted(slack + 1)).toBe(finish + 1)
      }),
    )
  })

  it('no task begins before those it waits for are done', () => {
    fc.assert(
      fc.property(withStarts, (tasks) => {
        const { slots } = schedule(tasks)
        for (const { id, dependsOn } of tasks)
          for (const link of dependsOn)
            expect(slots.get(id)!.earliestStart).toBeGreaterThanOrEqual(slots.get(link.id)!.earliestFinish + link.lag)
      }),
    )
  })
})

describe('findCircle', () => {
  it('finds a circle exactly when there is one', () => {
    fc.assert(
      fc.property(network, fc.nat(), fc.nat(), (tasks, a, b) => {
        const edges = new Map(tasks.map(({ id, dependsOn }) => [id, dependsOn.map((link) => link.id)]))
        expect(findCircle(edges)).toBeNull()
        // An edge against the order closes a circle exactly when its end is reached from its start.
        const [from, to] = [tasks[a % tasks.length]!.id, tasks[b % tasks.length]!.id]
        const reaches = (id: string): boolean => id === from || edges.get(id)!.some(reaches)
        const closed = reaches(to)
        const circle = findCircle(new Map([...edges, [from, [...edges.get(from)!, to]]]))
        expect(circle !== null).toBe(closed)
        if (circle) expect(circle[0]).toBe(circle.at(-1))
      }),
    )
  })
})

describe('pushFollowers', () => {
  const placed = (id: string, start: number, length: number, ...before: string[]): PlacedTask => ({
    id,
    start,
    finish: start + length,
    dependsOn: before.map((each) => ({ id: each, lag: 0 })),
    state: 'todo',
  })

  it('moves a chain as little as possible and leaves alone what was begun', () => {
    const chain = [placed('A', 0, 5), placed('B', 3, 2, 'A'), placed('C', 5, 1, 'B'), placed('D', 20, 1, 'C')]
    expect([...pushFollowers(chain)]).toEqual([
      ['B', 5],
      ['C', 7],
    ])
    expect(pushFollowers([chain[0]!, { ...chain[1]!, state: 'doing' }]).size).toBe(0)
    expect(pushFollowers([{ ...chain[0]!, state: 'done' }, chain[1]!]).size).toBe(0)
  })

  it('leaves a plan in which every task starts after those it waits for', () => {
    fc.assert(
      fc.property(withStarts, (tasks) => {
        const before = tasks.map(
          ({ id, notBefore, duration, dependsOn }): PlacedTask => ({
            id,
            start: notBefore,
            finish: notBefore + duration,
            dependsOn,
            state: 'todo',
          }),
        )
        const moves = pushFollowers(before)
        const after = before.map((each) => {
          const start = moves.get(each.id) ?? each.start
          return { ...each, start, finish: start + each.finish - each.start }
        })
        const byId = new Map(after.map((each) => [each.id, each]))
        for (const each of after) {
          expect(each.start).toBeGreaterThanOrEqual(earliestStart(each, byId)?.start ?? 0)
          expect(each.start).toBeGreaterThanOrEqual(before.find(({ id }) => id === each.id)!.start)
        }
        // The same answer as the forward pass gives: nothing is pushed further than needed.
        const { slots } = schedule(tasks)
        for (const each of after) expect(each.start).toBe(slots.get(each.id)!.earliestStart)
      }),
    )
  })
})
