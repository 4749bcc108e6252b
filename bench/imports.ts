/** Imports while somebody else works: rows a second, and what the other person feels. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import { median, quantile, timed } from './statistics.ts'

export interface ImportFigure {
  name: string
  rows: number
  perSecond: number
  /** Rows a second that the database takes without the product. */
  floor?: number
  /** Milliseconds of the first page of customers for another person meanwhile. */
  list: Felt
  /** Milliseconds in which the other person creates a customer meanwhile. */
  create: Felt
}

export interface Felt {
  p50: number
  p95: number
  max: number
  count: number
}

interface Progress {
  state: string
  created: number
  failed: number
  errors: unknown[]
}

const pause = 100

/** Imports a table while `other` reads the list of customers and creates one now and then. @throws Error when a row is refused */
export async function importTable(
  name: string,
  client: Client,
  other: Client,
  table: { entity: string; text: string; mapping: object; key: string },
): Promise<ImportFigure> {
  const form = new FormData()
  form.set('entity', table.entity)
  form.set('mapping', JSON.stringify(table.mapping))
  form.set('key', table.key)
  form.set('mode', 'both')
  form.set('file', new File([table.text], 'table.csv'))
  const begin = performance.now()
  const { id } = await client.send<{ id: string }>('POST', '/api/v1/imports', form)
  const samples = { list: [] as number[], create: [] as number[] }
  let isOver = false
  const working = (async () => {
    for (let turn = 0; !isOver; turn++) {
      samples.list.push(await timed(() => other.text('/api/v1/customers?limit=50')))
      await sleep(pause)
      if (turn % 5) continue
      const values = { name: `导入期间新建 ${table.entity} ${turn}`, phone: '13912345678' }
      samples.create.push(await timed(() => other.send('POST', '/api/v1/customers', values)))
    }
  })()
  let progress: Progress
  do {
    await sleep(50)
    progress = await client.get<Progress>(`/api/v1/imports/${id}`)
  } while (progress.state === 'waiting' || progress.state === 'running')
  const seconds = (performance.now() - begin) / 1000
  isOver = true
  await working
  if (progress.state !== 'done' || progress.failed > 0)
    throw new Error(`import ${progress.state}: ${JSON.stringify(progress).slice(0, 2000)}`)
  return {
    name,
    rows: progress.created,
    perSecond: progress.created / seconds,
    list: feltOf(samples.list),
    create: feltOf(samples.create),
  }
}

const feltOf = (samples: number[]): Felt => ({
  p50: median(samples),
  p95: quantile(samples, 0.95),
  max: Math.max(...samples),
  count: samples.length,
})
