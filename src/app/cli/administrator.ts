import type { Actor } from '#kernel/access/actor.ts'
import { systemActor } from '#kernel/access/actor.ts'
import { list } from '#kernel/data/list.ts'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Runtime } from '#kernel/runtime.ts'

/** Whoever works at the server's terminal acts as the first administrator. @throws OperatorError when there is none */
export async function administratorOf(runtime: Runtime): Promise<Actor> {
  const reader = await runtime.reader(systemActor('terminal'))
  const { items } = await list(reader, runtime.registry.entity('employee'), {
    filter: { field: 'roles', op: 'in', value: ['admin'] },
    sort: 'createdAt',
    fields: ['name'],
    limit: 100,
    withoutTotal: true,
  })
  for (const { id } of items) {
    const actor = await runtime.actorOfEmployee(String(id))
    if (actor) return actor
  }
  throw new OperatorError({
    zh: '系统还没有管理员，请先运行 setup。',
    en: 'There is no administrator yet: run setup first.',
  })
}
