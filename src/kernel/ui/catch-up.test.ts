import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { catchUp } from './catch-up.ts'

let client: QueryClient
let reads: string[]
let version: number
const ends: (() => void)[] = []

/** A page that shows a query; its reads are answered with the version of that moment. */
function show(...queryKey: string[]): void {
  const observer = new QueryObserver(client, {
    queryKey,
    staleTime: 60_000,
    queryFn: async () => {
      reads.push(queryKey.join('/'))
      return { version }
    },
  })
  ends.push(observer.subscribe(() => {}))
}

beforeEach(() => {
  client = new QueryClient()
  client.setQueryData(['meta'], { entities: [{ name: 'customer', path: 'customers' }] })
  reads = []
  version = 1
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  client.clear()
})

it('reads a record again, and what hangs on it only when it is another version', async () => {
  show('record', 'customer', '7')
  show('timeline', 'customer', '7')
  show('record', 'customer', '8')
  await client.refetchQueries({}, { cancelRefetch: false })
  reads = []
  await catchUp(client, 'customers/7', Date.now())
  expect(reads).toEqual(['record/customer/7'])

  reads = []
  version = 2
  await catchUp(client, 'customers/7', Date.now())
  expect(reads).toEqual(['record/customer/7', 'timeline/customer/7'])
  expect(client.getQueryData(['record', 'customer', '7'])).toEqual({ version: 2 })
})

it('waits for a first read that is under way and asks once more', async () => {
  show('record', 'customer', '7')
  await catchUp(client, 'customers/7', Date.now())
  expect(reads).toEqual(['record/customer/7', 'record/customer/7'])
})

it('reads only lists again that are older than the silence', async () => {
  client.setQueryData(['list', 'customer', 'old'], { version }, { updatedAt: Date.now() - 5_000 })
  show('list', 'customer', 'old')
  show('list', 'customer', 'new')
  await client.refetchQueries({ fetchStatus: 'fetching' }, { cancelRefetch: false })
  reads = []
  await catchUp(client, 'customers', Date.now() - 2_000)
  expect(reads).toEqual(['list/customer/old'])
})

it('leaves alone what the person has no definition of', async () => {
  show('list', 'secret')
  await client.refetchQueries({}, { cancelRefetch: false })
  reads = []
  await catchUp(client, 'secrets', Date.now() + 1)
  expect(reads).toEqual([])
})
