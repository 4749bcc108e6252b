/**
 * Critical path method: forward and backward pass over finish-to-start links with lag.
 * Times are numbers of working days; a finish is the first day after the work, so start + duration = finish.
 * Source: Kelley & Walker, "Critical-Path Planning and Scheduling" (1959).
 */
import { findCircle } from './circle.ts'

export interface Link {
  id: string
  /** Working days between the end of the one and the start of the other. */
  lag: number
}

export interface ScheduleTask {
  id: string
  /** Working days, 1 or more. */
  duration: number
  /** It does not begin before this day, whatever the links allow. */
  notBefore?: number
  dependsOn: readonly Link[]
}

export interface Slot {
  earliestStart: number
  earliestFinish: number
  latestStart: number
  latestFinish: number
  /** Days it may be late without moving the end; negative when the deadline cannot be kept. */
  slack: number
  critical: boolean
}

export interface Schedule {
  slots: ReadonlyMap<string, Slot>
  /** First start and last finish; both 0 without tasks. */
  start: number
  finish: number
  /** One chain of tasks that fixes the end, in order. */
  criticalPath: string[]
}

export class CircleError extends Error {
  readonly circle: readonly string[]
  constructor(circle: readonly string[]) {
    super(`tasks wait for each other: ${circle.join(' -> ')}`)
    this.circle = circle
  }
}

/**
 * Earliest and latest times, slack and critical path. Links to tasks that are not given are left out.
 * @param deadline last finish that is wanted; only an earlier one than the possible finish changes anything
 * @throws CircleError when tasks wait for each other
 */
export function schedule(tasks: readonly ScheduleTask[], deadline?: number): Schedule {
  const order = inOrder(tasks)
  const earliest = forward(order)
  const start = order.length ? Math.min(...order.map(({ id }) => earliest.get(id)!.start)) : 0
  const finish = order.length ? Math.max(...order.map(({ id }) => earliest.get(id)!.finish)) : 0
  const latest = backward(order, deadline === undefined ? finish : Math.min(finish, deadline))
  const slots = new Map<string, Slot>()
  for (const { id, duration } of order) {
    const { start: earliestStart, finish: earliestFinish } = earliest.get(id)!
    const latestFinish = latest.get(id)!
    const slack = latestFinish - earliestFinish
    const latestStart = latestFinish - duration
    slots.set(id, { earliestStart, earliestFinish, latestStart, latestFinish, slack, critical: slack <= 0 })
  }
  return { slots, start, finish, criticalPath: chainTo(finish, order, slots) }
}

/** Tasks after those they wait for. */
function inOrder(tasks: readonly ScheduleTask[]): ScheduleTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const circle = findCircle(new Map(tasks.map(({ id, dependsOn }) => [id, dependsOn.map((link) => link.id)])))
  if (circle) throw new CircleError(circle)
  const order: ScheduleTask[] = []
  const done = new Set<string>()
  const open: { task: ScheduleTask; entered: boolean }[] = []
  for (const root of tasks) {
    open.push({ task: root, entered: false })
    for (let top = open.pop(); top; top = open.pop()) {
      if (done.has(top.task.id)) continue
      if (top.entered) {
        done.add(top.task.id)
        order.push(top.task)
        continue
      }
      open.push({ task: top.task, entered: true })
      for (const { id } of top.task.dependsOn) {
        const before = byId.get(id)
        if (before && !done.has(id)) open.push({ task: before, entered: false })
      }
    }
  }
  return order
}

function forward(order: readonly ScheduleTask[]): Map<string, { start: number; finish: number }> {
  const times = new Map<string, { start: number; finish: number }>()
  for (const { id, duration, notBefore = 0, dependsOn } of order) {
    let start = notBefore
    for (const link of dependsOn) {
      const before = times.get(link.id)
      if (before) start = Math.max(start, before.finish + link.lag)
    }
    times.set(id, { start, finish: start + duration })
  }
  return times
}

function backward(order: readonly ScheduleTask[], end: number): Map<string, number> {
  const latest = new Map(order.map(({ id }) => [id, end]))
  for (const { id, duration, dependsOn } of order.toReversed()) {
    const latestStart = latest.get(id)! - duration
    for (const link of dependsOn) {
      const known = latest.get(link.id)
      if (known !== undefined) latest.set(link.id, Math.min(known, latestStart - link.lag))
    }
  }
  return latest
}

/** Back from the task that ends last, over the links that leave no room. */
function chainTo(finish: number, order: readonly ScheduleTask[], slots: ReadonlyMap<string, Slot>): string[] {
  const byId = new Map(order.map((task) => [task.id, task]))
  const chain: string[] = []
  let current = order.find(({ id }) => slots.get(id)!.earliestFinish === finish)
  while (current) {
    chain.unshift(current.id)
    const { earliestStart } = slots.get(current.id)!
    const driver = current.dependsOn.find(
      (link) => slots.has(link.id) && slots.get(link.id)!.earliestFinish + link.lag === earliestStart,
    )
    current = driver && byId.get(driver.id)
  }
  return chain
}
