import { hasPermission } from '#kernel/access/actor.ts'
import { conflict, forbidden } from '#kernel/api/errors.ts'
import type { RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { createDemo } from './create.ts'
import { removeDemo } from './remove.ts'
import { changeState, type DemoState, readState, writeState } from './state.ts'

const queues = { create: 'demo.create', remove: 'demo.remove' }

/** Starts making the demo company in the background, in the caller's transaction. */
export async function requestDemo(
  tx: Sql,
  enqueue: (job: string, data: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  if (!(await changeState(tx, ['none', 'failed'], { state: 'creating', done: 0, total: 0 })))
    throw conflict('demo.busy')
  await enqueue(queues.create, {})
}

export async function demoJobs(runtime: Runtime): Promise<void> {
  const guarded = (work: (runtime: Runtime) => Promise<void>) => async () => {
    try {
      await work(runtime)
    } catch (error) {
      await writeState(runtime.db, { state: 'failed', done: 0, total: 0 })
      throw error
    }
  }
  await runtime.jobs.work(
    queues.create,
    guarded((r) => recreate(r)),
  )
  await runtime.jobs.work(queues.remove, guarded(removeDemo))
}

/** A job that died half-way is tried again; what it left is removed first. */
async function recreate(runtime: Runtime): Promise<void> {
  await removeDemo(runtime)
  await writeState(runtime.db, { state: 'creating', done: 0, total: 0 })
  await createDemo(runtime)
}

export async function isDemo(runtime: Runtime): Promise<boolean> {
  const { state } = await readState(runtime.db)
  return state !== 'none'
}

export function demoRoutes(app: RouteApp): void {
  const admin = (c: RouteContext): Runtime => {
    if (!hasPermission(c.get('actor'), 'admin')) throw forbidden()
    return c.get('runtime')
  }
  app.get('/demo', async (c) => c.json((await readState(c.get('runtime').db)) satisfies DemoState))
  app.post('/demo', async (c) => {
    const runtime = admin(c)
    await runtime.db.transaction((tx) => requestDemo(tx, (job, data) => runtime.jobs.send(tx, job, data)))
    return c.json(await readState(runtime.db), 202)
  })
  app.delete('/demo', async (c) => {
    const runtime = admin(c)
    await runtime.db.transaction(async (tx) => {
      const { state } = await readState(tx)
      if (state === 'none') throw conflict('demo.none')
      if (!(await changeState(tx, ['ready', 'failed'], { state: 'removing', done: 0, total: 0 })))
        throw conflict('demo.busy')
      await runtime.jobs.send(tx, queues.remove, {})
    })
    return c.json(await readState(runtime.db), 202)
  })
}
