/** Records page after page, as the reader may see them: for logs that are longer than a list. */
import { type ListOptions, list, type Reader } from '../data/list.ts'
import type { Row } from '../data/projection.ts'
import type { EntityDefinition } from '../entity/define.ts'

const pageSize = 500

export async function* recordPages(
  reader: Reader,
  entity: EntityDefinition,
  options: Pick<ListOptions, 'filter' | 'sort' | 'fields'>,
): AsyncGenerator<Row[]> {
  let cursor: string | undefined
  do {
    const page = await list(reader, entity, { ...options, cursor, limit: pageSize, withoutTotal: true })
    yield page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
