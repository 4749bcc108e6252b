/** What changed while nobody listened: between reading a page's data and hearing of changes, and while a line was replaced. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Meta } from '../entity/meta.types.ts'

/**
 * Brings what is shown of a watched path (`customers`, `customers/ID`) up to date, once its changes are heard.
 * A record costs one read, and everything about it follows only when its version is another. Lists are read
 * again only when they are older than `unheardSince` (milliseconds): those just loaded are not loaded twice.
 */
export async function catchUp(client: QueryClient, watch: string, unheardSince: number): Promise<void> {
  const [path = '', id] = watch.split('/')
  const meta = client.getQueryData<Meta>(['meta'])
  const entity = meta?.entities.find((each) => each.path === path)?.name
  if (!entity) return
  if (id !== undefined) return catchUpRecord(client, entity, id)
  await client.invalidateQueries({
    queryKey: ['list', entity],
    predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < unheardSince,
  })
}

async function catchUpRecord(client: QueryClient, entity: string, id: string): Promise<void> {
  const queryKey = ['record', entity, id]
  // The first read may have been answered before the change; it is waited for, not thrown away.
  await client.refetchQueries({ queryKey, exact: true, fetchStatus: 'fetching' }, { cancelRefetch: false })
  const before = versionOf(client, queryKey)
  if (before === undefined) return
  await client.invalidateQueries({ queryKey, exact: true })
  if (versionOf(client, queryKey) === before) return
  await Promise.all([
    client.invalidateQueries({ queryKey: ['list', entity] }),
    client.invalidateQueries({ queryKey: ['timeline', entity, id] }),
  ])
}

const versionOf = (client: QueryClient, queryKey: QueryKey): number | undefined =>
  client.getQueryData<{ version?: number }>(queryKey)?.version
