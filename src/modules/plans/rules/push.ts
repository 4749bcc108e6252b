import type { Link } from './schedule.ts'

export interface PlacedTask {
  id: string
  start: number
  /** First day after the work. */
  finish: number
  dependsOn: readonly Link[]
  /** Begun, done or cancelled: it stays where it is and holds nobody up once it is over. */
  state: 'todo' | 'doing' | 'done' | 'cancelled'
}

const holdsUp = (task: PlacedTask): boolean => task.state === 'todo' || task.state === 'doing'

/** The first day on which a task may begin by what it waits for; undefined when nothing holds it up. */
export function earliestStart(task: Pick<PlacedTask, 'dependsOn'>, tasks: ReadonlyMap<string, PlacedTask>) {
  let earliest: { start: number; because: string } | undefined
  for (const { id, lag } of task.dependsOn) {
    const before = tasks.get(id)
    if (!before || !holdsUp(before)) continue
    const start = before.finish + lag
    if (!earliest || start > earliest.start) earliest = { start, because: id }
  }
  return earliest
}

/**
 * New starts of the tasks that must make room after others moved: as little as possible, each keeping its length.
 * Only tasks that nobody has begun move. Links to tasks that are not given hold nobody up; without a circle it ends.
 */
export function pushFollowers(given: readonly PlacedTask[]): Map<string, number> {
  const tasks = new Map(given.map((task) => [task.id, { ...task }]))
  const moved = new Map<string, number>()
  // A push may cause another one; a chain is no longer than the number of tasks.
  for (let round = 0; round < given.length; round += 1) {
    let quiet = true
    for (const task of tasks.values()) {
      const earliest = task.state === 'todo' ? earliestStart(task, tasks) : undefined
      if (!earliest || task.start >= earliest.start) continue
      task.finish += earliest.start - task.start
      task.start = earliest.start
      moved.set(task.id, task.start)
      quiet = false
    }
    if (quiet) break
  }
  return moved
}
