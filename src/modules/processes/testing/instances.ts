/** Looks at instances from the outside, and decides what waits for somebody. */
import { runAction } from '#kernel/api/actions.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { processTask } from '../entities/process-task.ts'

export interface Item {
  id: string
  step: string
  assignee: string | null
  state: string
  decision: string | null
  due: string | null
}

interface Somebody {
  employeeId: string
  transact<T>(work: (ctx: Context) => Promise<T>): Promise<T>
}

export function instancesOf({ runtime }: { runtime: Runtime }) {
  const query = async (text: string, values: unknown[]) => (await runtime.db.pool.query(text, values)).rows
  const itemsOf = (id: string): Promise<Item[]> =>
    query(
      `select id, step, assignee_id as assignee, state, decision, due_at as due from process_task
       where instance_id = $1 order by created_at, id`,
      [id],
    )
  const openOf = async (id: string) => (await itemsOf(id)).filter((item) => item.state === 'open')
  return {
    itemsOf,
    openOf,
    instanceOf: async (id: string) => (await query('select * from process_instance where id = $1', [id]))[0],
    async noticesOf(id: string, { employeeId }: Somebody): Promise<string[]> {
      const text = `select title->>'zh' as title from notification where record_id = $1 and employee_id = $2 order by id`
      return (await query(text, [id, employeeId])).map((row) => row.title as string)
    },
    async decide(who: Somebody, id: string, action = 'approve', body: Record<string, unknown> = {}) {
      const item = (await openOf(id)).find((each) => each.assignee === who.employeeId)
      return who.transact((ctx) => runAction(ctx, processTask, item!.id, action, body))
    },
  }
}
