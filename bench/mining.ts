/** How long questions about a log of a million events take. `node bench/mining.ts [events]` */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultWorkingCalendar } from '../src/kernel/pure/calendar.ts'
import { readTableLog } from '../src/modules/process-insight/read-csv-log.ts'
import { allCases, plainTime } from '../src/modules/process-insight/rules/event-log.ts'
import { filterCases } from '../src/modules/process-insight/rules/filters.ts'
import { graphOf, reworkOf, spanOf } from '../src/modules/process-insight/rules/graph.ts'
import { packCase, Unpacker } from '../src/modules/process-insight/rules/packed-log.ts'
import { throughputOf } from '../src/modules/process-insight/rules/throughput.ts'
import { listVariants } from '../src/modules/process-insight/rules/variants.ts'
import { workingClock } from '../src/modules/process-insight/rules/working-clock.ts'

const events = Number(process.argv[2] ?? 1_000_000)
const steps = 20
const perCase = 8

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.log(`${name.padEnd(34)} ${(performance.now() - started).toFixed(0).padStart(7)} ms`)
  return result
}

const folder = await mkdtemp(join(tmpdir(), 'zhanye-bench-'))
try {
  const path = join(folder, 'log.csv')
  const rows = ['case,activity,time,resource,region']
  const random = randomBytes(events)
  let at = Date.UTC(2024, 0, 1)
  for (let e = 0; e < events; e += 1) {
    const c = Math.floor(e / perCase)
    const step = ((e % perCase) * 2 + (random[e]! > 200 ? 1 : 0)) % steps
    at += (random[e]! % 7) * 60_000
    rows.push(`c${c},step ${step},${new Date(at).toISOString()},person ${random[e]! % 40},region ${c % 9}`)
  }
  await writeFile(path, rows.join('\n'))
  const mapping = { case: 'case', activity: 'activity', at: 'time', resource: 'resource' }
  const { log } = await timed('read the CSV', () => readTableLog(path, mapping, 'Asia/Shanghai'))
  const packed = await timed('pack', () => log.cases.map((_, c) => JSON.stringify(packCase(log, c))))
  await timed('unpack', () => {
    const unpacker = new Unpacker({ cases: log.cases.length, events: log.activity.length })
    for (const row of packed) unpacker.add(JSON.parse(row))
    return unpacker.result(log)
  })
  const all = allCases(log)
  const span = spanOf(log, all)!
  const working = await timed('working clock', () => workingClock(span.from, span.to, defaultWorkingCalendar))
  for (const [name, clock] of [
    ['plain', plainTime],
    ['working', working],
  ] as const) {
    await timed(`graph (${name})`, () => graphOf(log, all, clock))
    await timed(`variants (${name})`, () => listVariants(log, all, clock, 200))
    await timed(`throughput (${name})`, () => throughputOf(log, all, clock))
    await timed(`rework (${name})`, () => reworkOf(log, all, clock))
  }
  await timed('two filters', () =>
    filterCases(
      log,
      [
        { kind: 'follows', from: 'step 2', to: 'step 4', mode: 'directly' },
        { kind: 'attribute', of: 'case', name: 'region', values: ['region 3'] },
      ],
      plainTime,
    ),
  )
  console.log(`${log.activity.length} events, ${log.cases.length} cases`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
