/** Records by the texts that name them: one query for a batch and kind of record, within what the person may see. */
import { type SQL, sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { or } from '#kernel/data/connection.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { kindOf } from '#kernel/entity/kinds.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { namingFields } from './fields.ts'
import { foldCell } from './mapping.ts'
import type { Draft } from './row-values.ts'
import type { Lookup } from './text-form/text-form.ts'

/** The records a text names; none is an empty list. */
type Named = readonly string[]

interface Book {
  entity: string
  match: string | undefined
  known: Map<string, Named>
  wanted: Set<string>
}

/** Beyond so many texts of one kind the memory of them is dropped: it only saves queries. */
const longestBook = 200_000

export class ReferenceFinder {
  private readonly books = new Map<string, Book>()
  /** Records of this entity come into being while the import runs: that one was missing is not remembered. */
  private readonly growing: string

  constructor(growing: string) {
    this.growing = growing
  }

  /** Finds what the drafts point to and puts it into their values; what is not found becomes a violation. */
  async settle(ctx: Context, drafts: readonly Draft[]): Promise<void> {
    for (const draft of drafts) for (const { match, lookup } of draft.lookups) this.want(lookup, match)
    for (const book of this.books.values()) if (book.wanted.size) await this.load(ctx, book)
    for (const draft of drafts) {
      for (const { name, match, lookup } of draft.lookups) {
        const found = this.settleOne(lookup, name, match)
        if (found.violations.length) draft.violations.push(...found.violations)
        else draft.values[name] = found.value
      }
    }
  }

  private bookOf(entity: string, match: string | undefined): Book {
    const key = `${entity}|${match ?? ''}`
    let book = this.books.get(key)
    if (!book) {
      book = { entity, match, known: new Map(), wanted: new Set() }
      this.books.set(key, book)
    }
    return book
  }

  private want(lookup: Lookup, match: string | undefined): void {
    for (const { entities, text } of lookup.wanted) {
      for (const entity of entities) {
        const book = this.bookOf(entity, match)
        if (!book.known.has(text)) book.wanted.add(text)
      }
    }
  }

  private settleOne(
    lookup: Lookup,
    name: string,
    match: string | undefined,
  ): { value?: unknown; violations: Violation[] } {
    const violations: Violation[] = []
    const found: { entity: string; id: string }[] = []
    for (const { entities, text } of lookup.wanted) {
      const hits = entities.flatMap((entity) =>
        (this.bookOf(entity, match).known.get(text) ?? []).map((id) => ({ entity, id })),
      )
      if (hits.length === 1) found.push(hits[0]!)
      else if (hits.length === 0) violations.push(violation('import.reference-missing', name, { value: text }))
      else violations.push(violation('import.reference-ambiguous', name, { value: text, count: hits.length }))
    }
    if (violations.length) return { violations }
    const value =
      lookup.shape === 'many' ? found.map(({ id }) => id) : lookup.shape === 'one' ? found[0]!.id : found[0]!
    return { value, violations }
  }

  private async load(ctx: Context, book: Book): Promise<void> {
    if (book.known.size > longestBook) book.known.clear()
    const texts = [...book.wanted]
    book.wanted.clear()
    for (const [text, named] of book.known)
      if (named.length === 0 && book.entity === this.growing) book.known.delete(text)
    const entity = ctx.registry.entity(book.entity)
    const found = await findExact(ctx, entity, book.match, texts)
    const missing = texts.filter((text) => !found.has(text))
    if (missing.length)
      for (const [text, named] of await findFolded(ctx, entity, book.match, missing)) found.set(text, named)
    for (const text of texts) book.known.set(text, found.get(text) ?? [])
  }
}

interface NameColumn {
  expr: SQL
  isText: boolean
}

function nameColumns(ctx: Context, entity: EntityDefinition, match: string | undefined): NameColumn[] {
  const query = new EntityQuery(ctx.registry, ctx.actor, entity, ctx.clock)
  const names = match === undefined ? namingFields(ctx.registry, ctx.actor, entity) : match === 'id' ? [] : [match]
  return names.map((name) => {
    const { expr, field } = query.reach(name)
    return { expr, isText: kindOf(field).sqlType(field) === 'text' }
  })
}

async function findExact(
  ctx: Context,
  entity: EntityDefinition,
  match: string | undefined,
  texts: string[],
): Promise<Map<string, Named>> {
  const columns = nameColumns(ctx, entity, match)
  const ids = texts.filter(isId)
  const conditions = columns.map(
    ({ expr, isText }) => sql`${isText ? expr : sql`${expr}::text`} = any(${sql.param(texts)}::text[])`,
  )
  if (ids.length) conditions.push(sql`t.id = any(${sql.param(ids)}::uuid[])`)
  return namedBy(await select(ctx, entity, columns, conditions), columns, new Map(texts.map((text) => [text, [text]])))
}

/** Without regard to case and to spaces around; only for texts that are not found as they stand. */
async function findFolded(
  ctx: Context,
  entity: EntityDefinition,
  match: string | undefined,
  texts: string[],
): Promise<Map<string, Named>> {
  const columns = nameColumns(ctx, entity, match)
  if (columns.length === 0) return new Map()
  const byFold = Map.groupBy(texts, foldCell)
  const folded = [...byFold.keys()]
  const conditions = columns.map(({ expr }) => sql`lower(btrim(${expr}::text)) = any(${sql.param(folded)}::text[])`)
  return namedBy(await select(ctx, entity, columns, conditions), columns, byFold, foldCell)
}

type Hit = Record<string, string | null> & { id: string }

function select(ctx: Context, entity: EntityDefinition, columns: NameColumn[], conditions: SQL[]): Promise<Hit[]> {
  if (conditions.length === 0) return Promise.resolve([])
  const keys = columns.map(({ expr }, i) => sql`, ${expr}::text as ${sql.identifier(`k${i}`)}`)
  return ctx.sql.run<Hit>(sql`select t.id${sql.join(keys)} from ${sql.identifier(entity.table)} t
    where t.deleted_at is null and ${accessPredicate(ctx.registry, ctx.actor, entity, 'read', 't')} and ${or(conditions)}`)
}

/** A record named by its title counts before one with that text as its number. */
function namedBy(
  hits: Hit[],
  columns: NameColumn[],
  texts: ReadonlyMap<string, string[]>,
  fold = (text: string) => text,
): Map<string, Named> {
  const found = new Map<string, string[]>()
  const add = (key: string, id: string) => {
    for (const text of texts.get(key) ?? []) found.set(text, [...(found.get(text) ?? []), id])
  }
  for (const { id } of hits) add(id, id)
  columns.forEach((_, i) => {
    const settled = new Set(found.keys())
    for (const hit of hits) {
      const key = hit[`k${i}`]
      if (key === null || key === undefined) continue
      for (const text of texts.get(fold(key)) ?? []) {
        if (!settled.has(text)) found.set(text, [...(found.get(text) ?? []), hit.id])
      }
    }
  })
  return found
}
