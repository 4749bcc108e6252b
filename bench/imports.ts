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
  other: { p50: number; p95: number; max: number; count: number }
}

interface Progress {
  state: string
  created: number
  failed: number
  errors: unknown[]
}

const pause = 100

/** Imports a table and polls the list of customers as `other` until it is done. @throws Error when a row is refused */
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
  const felt: number[] = []
  let isOver = false
  const polling = (async () => {
    while (!isOver) {
      felt.push(await timed(() => other.text('/api/v1/customers?limit=50')))
      await sleep(pause)
    }
  })()
  let progress: Progress
  do {
    await sleep(50)
    progress = await client.get<Progress>(`/api/v1/imports/${id}`)
  } while (progress.state === 'waiting' || progress.state === 'running')
  const seconds = (performance.now() - begin) / 1000
  isOver = true
  await polling
  if (progress.state !== 'done' || progress.failed > 0)
    throw new Error(`import ${progress.state}: ${JSON.stringify(progress).slice(0, 2000)}`)
  return {
    name,
    rows: progress.created,
    perSecond: progress.created / seconds,
    other: { p50: median(felt), p95: quantile(felt, 0.95), max: Math.max(...felt), count: felt.length },
  }
}
