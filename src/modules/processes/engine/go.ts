/** Something happened to an instance: it goes on, with the instances of other processes that it starts, and is written. */
import { sql } from 'drizzle-orm'
import type { Happening } from '../rules/state.types.ts'
import { createInstance } from './create-instance.ts'
import { fault, isPassing, wordsOf } from './faults.ts'
import { finish } from './finish.ts'
import { log, proceed } from './proceed.ts'
import { type Run, runOf, stepName } from './run.ts'

const deepest = 10

/** False when it did not fit the instance's state, and nothing was written. */
export async function go(run: Run, happening: Happening, options: { isInline?: boolean } = {}): Promise<boolean> {
  if (!(await proceed(run, happening))) return false
  while (run.children.length > 0) await startChild(run, run.children.shift()!)
  await finish(run, options)
  return true
}

async function startChild(run: Run, { process, token, step, round }: Run['children'][number]): Promise<void> {
  const db = run.ctx.sql
  await db.run(sql`savepoint process_child`)
  try {
    await refuseTooDeep(run)
    const { starter, about, form, title } = run.instance
    const child = await createInstance(run.system, {
      process,
      starter,
      about,
      form: form ?? {},
      title,
      parent: { id: run.instance.id, step },
    })
    const inner = await runOf(run.ctx, child)
    log(inner, null, 'start', starter, null)
    await go(inner, { is: 'started' }, { isInline: true })
    await db.run(sql`release savepoint process_child`)
    if (inner.state.outcome !== null) await proceed(run, { is: 'done', token })
  } catch (error) {
    if (isPassing(error)) throw error
    await db.run(sql`rollback to savepoint process_child`)
    // Tried again, it is to start after all.
    await db.run(
      sql`delete from process_effect where instance_id = ${run.instance.id}::uuid and key = ${`${step}:${round}`}`,
    )
    const words = wordsOf(run.ctx.registry, error)
    run.faults.push({ zh: `${stepName(run, step)}：${words.zh}`, en: `${stepName(run, step)}: ${words.en}` })
    log(run, step, 'note', null, { what: 'failed', why: words, error: String((error as Error)?.message) })
    await proceed(run, { is: 'failed', token })
  }
}

/** A process that starts itself would never end. */
async function refuseTooDeep(run: Run): Promise<void> {
  const [row] = await run.ctx.sql.run<{ depth: number }>(sql`
    with recursive up as (
      select id, parent_id, 1 as depth from process_instance where id = ${run.instance.id}::uuid
      union all select p.id, p.parent_id, up.depth + 1 from process_instance p join up on p.id = up.parent_id
        where up.depth <= ${deepest}::int)
    select max(depth) as depth from up`)
  if (row!.depth > deepest) throw fault('process.too-deep')
}
