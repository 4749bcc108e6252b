import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { approval, flowOf, publish } from './testing/flows.ts'

const instances = 1000
const workers = 2
const kills = 6

let app: TestApp
let starter: TestClient

beforeAll(async () => {
  app = await startTestApp()
  starter = await app.person({ role: 'sales-rep' })
})
afterAll(() => app.stop())

const query = async (text: string, values: unknown[] = []) => (await app.runtime.db.pool.query(text, values)).rows

/** Each instance changes a record of its own, asks somebody while it waits and runs another process, and tells somebody. */
async function processOfAllKinds(): Promise<string> {
  const moment = { hours: 0.0001 }
  const inner = await publish(app, 'inner', flowOf([{ id: 'pause', name: 'pause', kind: 'wait', until: moment }]))
  const me = { person: starter.employeeId }
  const flow = flowOf(
    [
      { id: 'count', name: 'count', kind: 'update', values: { rank: { expression: 'record.rank + 1' } } },
      { id: 'fork', name: 'fork', kind: 'parallel' },
      approval('check', [me]),
      { id: 'wait', name: 'wait', kind: 'wait', until: moment },
      { id: 'fifth', name: 'fifth', kind: 'condition' },
      { id: 'sub', name: 'sub', kind: 'sub-process', process: inner.process },
      { id: 'join', name: 'join', kind: 'parallel' },
      { id: 'tell', name: 'tell', kind: 'notify', to: [me], title: 'told' },
    ],
    [
      ['start', 'count'],
      ['count', 'fork'],
      ['fork', 'check'],
      ['fork', 'wait'],
      ['wait', 'fifth'],
      ['fifth', 'sub', { expression: 'record.grade % 5 == 0' }],
      ['fifth', 'join', 'otherwise'],
      ['check', 'join'],
      ['sub', 'join'],
      ['join', 'tell'],
      ['tell', 'end'],
    ],
  )
  return (await publish(app, 'outer', flow)).process
}

describe('workers that are killed at any moment', () => {
  it('lose no step and do none twice', { timeout: 400_000 }, async () => {
    const process_ = await processOfAllKinds()
    await query(
      `insert into position (id, name, grade, rank, duties) select gen_random_uuid(), 'case ' || n, n, 0, 'case' from generate_series(1, $1) n`,
      [instances],
    )
    let killed = 0
    const runWorker = async (share: number): Promise<void> => {
      for (;;) {
        const child = spawn(
          process.execPath,
          [
            join(import.meta.dirname, '../../kernel/testing/process-worker.ts'),
            app.databaseUrl,
            process_,
            starter.employeeId,
            String(instances),
            String(share),
            String(workers),
          ],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        )
        const exit = once(child, 'exit') as Promise<[number | null, string | null]>
        await Promise.race([once(child.stdout, 'data'), exit])
        if (killed < kills) {
          await sleep(50 + Math.random() * 900)
          if (child.exitCode === null) killed += 1
          child.kill('SIGKILL')
        }
        const [code, signal] = await exit
        if (signal === null) {
          expect(code).toBe(0)
          return
        }
      }
    }
    await Promise.all(Array.from({ length: workers }, (_, share) => runWorker(share)))
    expect(killed).toBe(kills)

    const states = await query(
      `select parent_id is null as outer, state, count(*) as n from process_instance group by 1, 2 order by 1`,
    )
    expect(states).toEqual([
      { outer: false, state: 'approved', n: instances / 5 },
      { outer: true, state: 'approved', n: instances },
    ])
    // Every step of every instance was entered once and left once.
    const steps = await query(`
      select step, lifecycle, count(*) as n, count(distinct instance_id) as cases from process_event e
      where lifecycle in ('start', 'complete', 'abort') and exists (select 1 from process_instance i where i.id = e.instance_id and i.parent_id is null)
      group by 1, 2 order by 1, 2`)
    for (const { step, n, cases } of steps) {
      const expected = step === 'sub' ? instances / 5 : instances
      expect([step, n, cases]).toEqual([step, expected, expected])
    }
    expect(steps.map(({ step, lifecycle }) => `${step ?? ''} ${lifecycle}`)).toEqual([
      ...['check', 'count', 'end', 'sub', 'tell', 'wait'].flatMap((s) => [`${s} complete`, `${s} start`]),
      ' complete',
      ' start',
    ])
    // And so were the effects: one count a record, one notice, one child, one decision.
    expect(await query(`select rank, count(*) as n from position where duties = 'case' group by rank`)).toEqual([
      { rank: 1, n: instances },
    ])
    expect(await query(`select kind, count(*) as n from process_effect group by kind order by kind`)).toEqual([
      { kind: 'notify', n: instances },
      { kind: 'sub-process', n: instances / 5 },
      { kind: 'update', n: instances },
    ])
    const notices = await query(`select count(*) as n from notification where title->>'zh' = 'told'`)
    expect(notices).toEqual([{ n: instances }])
    expect(await query(`select state, count(*) as n from process_task group by state`)).toEqual([
      { state: 'done', n: instances },
    ])
    expect(await query(`select count(*) as n from process_timer where fired_at is null`)).toEqual([{ n: 0 }])
  })
})
