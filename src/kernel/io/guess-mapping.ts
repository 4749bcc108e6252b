/** A first mapping for a file: from the fields' names and labels, from what others call them, or from the last time. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import { findHeader, foldCell, type Mapping } from './mapping.ts'
import { synonyms } from './synonyms.ts'

/** Without case, width, punctuation, a star for "required" and what stands in brackets: `客户名称（必填）*`, `Close_Date`. */
function fold(text: string): string {
  const bare = foldCell(text).replace(/[([【].*?[)\]】]/g, '')
  return bare.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Headers for fields, the surest first; a header fills one field only. */
export function guessMapping(entity: EntityDefinition, fields: Fields, headers: readonly string[]): Mapping {
  const folded = headers.map(fold)
  const free = new Set(headers.keys())
  const found = new Map<string, string>()
  const ways: ((name: string) => string[])[] = [
    (name) => [fields[name]!.label.zh, fields[name]!.label.en],
    (name) => [name],
    (name) => [...(synonyms[`${entity.name}.${name}`] ?? [])],
    (name) => [...(synonyms[name] ?? [])],
  ]
  const take = (name: string, index: number) => {
    free.delete(index)
    found.set(name, headers[index]!)
  }
  for (const name of Object.keys(fields)) if (headers.includes(name)) take(name, headers.indexOf(name))
  for (const words of ways) {
    for (const name of Object.keys(fields)) {
      if (found.has(name)) continue
      const wanted = words(name).map(fold)
      const index = folded.findIndex((header, i) => free.has(i) && header !== '' && wanted.includes(header))
      if (index >= 0) take(name, index)
    }
  }
  return Object.fromEntries(Object.keys(fields).flatMap((name) => (found.has(name) ? [[name, found.get(name)!]] : [])))
}

/** Files with the same headers, in whatever order, share what was mapped last. */
function settingKey(entity: EntityDefinition, headers: readonly string[]): string {
  const signature = createHash('sha256')
    .update(JSON.stringify(headers.map(foldCell).sort()))
    .digest('hex')
  return `import-mapping.${entity.name}.${signature.slice(0, 16)}`
}

/** The mapping last used for such a file, as far as the person may still import its fields. */
export async function rememberedMapping(
  db: Sql,
  entity: EntityDefinition,
  fields: Fields,
  headers: readonly string[],
): Promise<Mapping | undefined> {
  const [row] = await db.run<{ value: Mapping }>(
    sql`select value from setting where key = ${settingKey(entity, headers)}`,
  )
  if (!row) return undefined
  const usable = Object.entries(row.value).filter(([name, given]) => {
    const column = typeof given === 'string' ? given : given?.column
    return fields[name] && (column === undefined || findHeader(headers, column) >= 0)
  })
  return usable.length ? Object.fromEntries(usable) : undefined
}

export async function rememberMapping(
  db: Sql,
  actor: Actor,
  entity: EntityDefinition,
  headers: readonly string[],
  mapping: Mapping,
): Promise<void> {
  await db.run(sql`insert into setting (key, value, updated_by) values (${settingKey(entity, headers)}, ${JSON.stringify(mapping)}::jsonb, ${actor.id}::uuid)
    on conflict (key) do update set value = excluded.value, updated_at = now(), updated_by = excluded.updated_by`)
}
