/** Sealing as the running product does it: every minute, and looked through every night. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../../access/actor.ts'
import { storeSetting } from '../../customise/stored-settings.ts'
import type { Runtime } from '../../runtime.ts'
import { Sealer } from './sealer.ts'
import { type SealProblem, type Verification, verifySeals } from './verify.ts'

const everyMinute = 60_000
/** A mark waits for the transactions of its moment; most are over at once. */
const soonAgain = 2_000

export const checkKey = 'audit-check'

/** The outcome of the last nightly check, as it is stored. */
export interface StoredCheck {
  at: string
  seals: number
  rows: number
  problems: SealProblem[]
}

/** Starts sealing in this process and answers how to stop it. */
export async function keepHistorySealed(runtime: Runtime): Promise<() => Promise<void>> {
  const { timeZone } = await runtime.company()
  await runtime.jobs.work('audit.check', async () => void (await checkHistory(runtime)), {
    cron: '10 4 * * *',
    timeZone,
  })
  const sealer = new Sealer({ ...runtime.seals, db: runtime.db, clock: runtime.clock, log: runtime.log })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const plan = (after: number): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = work()
    }, after)
    timer.unref()
  }
  const work = async (): Promise<void> => {
    try {
      await sealer.seal()
      plan(sealer.isWaiting ? soonAgain : everyMinute)
    } catch (error) {
      runtime.log.error({ error }, 'audit: sealing failed')
      plan(everyMinute)
    }
  }
  plan(soonAgain)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

/** Looks the whole history through, keeps the outcome, and tells the administrators when something is wrong. */
export async function checkHistory(runtime: Runtime): Promise<Verification> {
  const found = await verifySeals({ ...runtime.seals, db: runtime.db })
  if (found.problems.length > 0)
    runtime.log.error({ problems: found.problems }, 'audit: the change history was tampered with')
  await runtime.transact({ actor: systemActor('audit.check'), source: 'system' }, async (ctx) => {
    const { seals, rows } = found
    const check: StoredCheck = { at: ctx.now.toISOString(), seals, rows, problems: found.problems.slice(0, 20) }
    await storeSetting(ctx, checkKey, check)
    if (found.problems.length === 0) return
    for (const id of await administrators(ctx.sql)) {
      await ctx.notify({
        to: id,
        kind: 'audit',
        title: { zh: '操作记录可能被改动', en: 'The change history may have been tampered with' },
        body: {
          zh: `夜间检查发现 ${found.problems.length} 处异常，请在“设置 → 操作记录完整性”查看。`,
          en: `The nightly check found ${found.problems.length} irregularities; see Settings, Integrity of the history.`,
        },
      })
    }
  })
  return found
}

async function administrators(db: Pick<Runtime['db'], 'run'>): Promise<string[]> {
  const rows = await db.run<{ id: string }>(sql`
    select id from employee where 'admin' = any(roles) and deleted_at is null and user_id is not null`)
  return rows.map((row) => row.id)
}
