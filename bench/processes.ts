/** How many instances of a process go through a minute: `npm run bench:processes -- [--instances 1000] [--at-once 8]`. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { setUpCompany } from './company.ts'
import * as floor from './floor.ts'
import { prepareBuild, startProduct } from './product.ts'
import { type Case, measure } from './rounds.ts'

const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '1000' },
    'at-once': { type: 'string', default: '8' },
    rounds: { type: 'string', default: '40' },
  },
})

const approval = (id: string) => ({
  id,
  name: id,
  kind: 'approval',
  assignee: [{ managerLevel: 1 }],
  rule: { mode: 'all', rejectAtOnce: true },
  editable: [],
  form: [],
  whenNobody: 'administrator',
  whenStarter: 'ask',
  whenRejected: 'end',
  allow: { addSign: true, transfer: true, returnTo: true },
})
/** Two approvals one after the other: three transactions of people from the start to the end. */
const flow = {
  nodes: [
    { id: 'start', name: 'start', kind: 'start' },
    approval('first'),
    approval('second'),
    { id: 'end', name: 'end', kind: 'end', outcome: 'approved' },
  ],
  edges: ['start first', 'first second', 'second end'].map((way, i) => {
    const [from, to] = way.split(' ')
    return { id: `e${i}`, from, to }
  }),
  form: [],
}

const folder = await mkdtemp(join(tmpdir(), 'zhanye-processes-'))
await chmod(folder, 0o711)
await prepareBuild()
const product = await startProduct(folder)
try {
  const { admin, manager, representative } = await setUpCompany(product.url)
  const { id: process_ } = await admin.send<{ id: string }>('POST', '/api/v1/processes', { key: 'bench', name: '请示' })
  await admin.send('POST', '/api/v1/process-versions', {
    process: process_,
    number: 1,
    flow,
    triggers: [{ on: 'request' }],
  })
  const db = new pg.Client({ connectionString: product.databaseUrl })
  db.on('error', () => {})
  await db.connect()
  await db.query(`update process_version set state = 'published'`)
  const fixed = await floor.startHttpFloor(await admin.text('/api/v1/customers?limit=50'))

  const start = async (): Promise<string> => {
    const path = `/api/v1/processes/${process_}/start`
    return (await representative.send<{ instance: { id: string } }>('POST', path, {})).instance.id
  }
  const openItem = async (instance: string): Promise<string> => {
    const text = `select id from process_task where instance_id = $1 and state = 'open'`
    return (await db.query(text, [instance])).rows[0].id
  }
  const approve = (item: string) => manager.send('POST', `/api/v1/process-tasks/${item}/approve`, {})
  const waiting: string[] = []
  const cases: Case[] = [
    { group: 'Processes', name: 'HTTP floor', run: () => fixed.client.text('/') },
    {
      group: 'Processes',
      name: 'start an instance',
      run: async () => waiting.push(await start()),
      floor: 'HTTP floor',
      target: 100,
    },
    {
      group: 'Processes',
      name: 'approve a step (with looking up its item)',
      run: async () => approve(await openItem(waiting.shift()!)),
      floor: 'HTTP floor',
      target: 100,
    },
  ]
  for (const f of await measure(cases, Number(values.rounds)))
    console.log(
      `${f.name}: median ${f.p50.toFixed(1)} ms, p95 ${f.p95.toFixed(1)} ms${f.ratio ? `, ${f.ratio.toFixed(1)} × floor` : ''}`,
    )

  const count = Number(values.instances)
  let left = count
  const began = performance.now()
  await Promise.all(
    Array.from({ length: Number(values['at-once']) }, async () => {
      while (left-- > 0) {
        const instance = await start()
        await approve(await openItem(instance))
        await approve(await openItem(instance))
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { rows } = await db.query(`select count(*)::int as n from process_instance where state = 'approved'`)
  if (rows[0].n < count) throw new Error(`only ${rows[0].n} instances ended`)
  console.log(
    `${count} instances of two approvals in ${seconds.toFixed(1)} s: ${Math.round((count / seconds) * 60)} a minute`,
  )
  await fixed.stop()
  await db.end()
  for (const client of [admin, manager, representative]) client.close()
} finally {
  await product.stop()
  await rm(folder, { recursive: true, force: true })
}
