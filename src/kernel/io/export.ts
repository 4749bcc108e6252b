/** Exports: what a list shows, as the person sees it, all from one moment of the database. */
import type { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { type Actor, fieldRule, may } from '#kernel/access/actor.ts'
import { badRequest, forbidden } from '#kernel/api/errors.ts'
import { conditions, list, newQuery, type Reader } from '#kernel/data/list.ts'
import { defaultSort, orderBy, sortKeys } from '#kernel/data/paging.ts'
import { Projection, type Row } from '#kernel/data/projection.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { dayInZone, timeInZone } from '#kernel/pure/dates.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { type Cell, writeCsv, writeXlsx } from './tables/index.ts'
import { type TextForm, toCell } from './text-form/text-form.ts'

export interface ExportRequest {
  entity: string
  filter?: Filter | undefined
  search?: string | undefined
  sort?: string | undefined
  /** Field paths as in a list; every visible field when left out. */
  fields?: string[] | undefined
  format: 'csv' | 'xlsx'
  language: 'zh' | 'en'
}

export interface RunExportOptions {
  onProgress?: (done: number, total: number) => void | Promise<void>
}

const pageRows = 1_000

/** @throws AppError 404 for an unknown entity, 403 without the right to export it, 400 for a bad filter, sort or field */
export async function checkExport(reader: Reader, request: ExportRequest): Promise<EntityDefinition> {
  const entity = exportedEntity(reader.registry, reader.actor, request.entity)
  columnsOf(reader, entity, request)
  await list(reader, entity, { ...listOptions(reader, entity, request), limit: 1 })
  return entity
}

export function exportedEntity(registry: Registry, actor: Actor, name: string): EntityDefinition {
  const entity = registry.entities.get(name) ?? registry.byPath.get(name)
  if (!entity || entity.technical) {
    throw badRequest('import.unknown-entity', 'entity', { name, known: [...registry.byPath.keys()].join(', ') })
  }
  if (!may(actor, entity.name, 'export') || !may(actor, entity.name, 'read')) throw forbidden()
  return entity
}

/** Lets `consume` read the file; it is made while it is read. Answers the number of rows. */
export async function runExport(
  runtime: Runtime,
  actor: Actor,
  request: ExportRequest,
  consume: (file: Readable) => Promise<void>,
  options: RunExportOptions = {},
): Promise<number> {
  const entity = exportedEntity(runtime.registry, actor, request.entity)
  const base = await runtime.reader(actor)
  const form: TextForm = { language: request.language, timeZone: base.clock.timeZone, registry: runtime.registry }
  return runtime.db.transaction(
    async (tx) => {
      const reader: Reader = { ...base, sql: tx }
      const columns = columnsOf(reader, entity, request)
      const total = await countRows(reader, entity, request)
      let done = 0
      async function* rows(): AsyncGenerator<Cell[]> {
        await options.onProgress?.(0, total)
        for await (const record of records(reader, entity, request)) {
          yield columns.map(({ path, field, masked }) =>
            masked ? textOrNull(record[path]) : toCell(field, record[path], form),
          )
          done += 1
          if (done % pageRows === 0) await options.onProgress?.(done, total)
        }
      }
      const headers = columns.map(({ header }) => header)
      const options_ = { timeZone: form.timeZone }
      if (request.format === 'csv') await consume(writeCsv(withHeader(headers, rows()), options_))
      else {
        const sheet = {
          name: entity.plural[request.language],
          columns: headers.map((header) => ({ header })),
          rows: rows(),
        }
        const about = stampSheet(actor, entity, request, base, () => done)
        await consume(writeXlsx([sheet, about], options_))
      }
      return done
    },
    { readOnly: true },
  )
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

async function* withHeader(header: Cell[], rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield header
  yield* rows
}

interface ExportColumn {
  path: string
  header: string
  field: FieldSpec
  masked: boolean
}

const idField = {
  kind: 'text',
  required: true,
  write: 'never',
  section: 'system',
  label: { zh: '标识', en: 'Id' },
} as const

function columnsOf(reader: Reader, entity: EntityDefinition, request: ExportRequest): ExportColumn[] {
  const query = newQuery(reader, entity)
  return fieldsOf(reader, entity, request).map((path) => {
    const parts = path.split('.')
    const labels = parts.map((_, i) => query.reach(parts.slice(0, i + 1).join('.')).field.label[request.language])
    const { name, field, entity: owner } = query.reach(path)
    const masked = fieldRule(reader.actor, owner.name, name) === 'mask'
    return { path, header: labels.join(' · '), field: name === 'id' ? idField : field, masked }
  })
}

function fieldsOf(reader: Reader, entity: EntityDefinition, request: ExportRequest): string[] {
  if (request.fields?.length) return [...new Set(request.fields)]
  const visible = Object.entries(EntityQuery.visibleFields(reader.registry, reader.actor, entity))
  return visible.filter(([, field]) => field.section !== 'system' && field.kind !== 'json').map(([name]) => name)
}

const listOptions = (reader: Reader, entity: EntityDefinition, request: ExportRequest) => ({
  filter: request.filter,
  search: request.search,
  sort: request.sort,
  fields: fieldsOf(reader, entity, request),
  operation: 'export' as const,
  withoutTotal: true,
})

/** One query read piece by piece: pages of a list would each find their place anew. */
async function* records(reader: Reader, entity: EntityDefinition, request: ExportRequest): AsyncGenerator<Row> {
  const query = newQuery(reader, entity)
  const where = await conditions(reader, query, listOptions(reader, entity, request))
  const projection = new Projection(query).addAll(fieldsOf(reader, entity, request))
  const order = orderBy(sortKeys(query, request.sort || defaultSort(query)))
  const rows = sql`select ${projection.sql} ${query.from()} where ${where} order by ${order}`
  // All rows are wanted, so the plan that is fastest to the end is the best.
  await reader.sql.run(sql`set local cursor_tuple_fraction = 1`)
  await reader.sql.run(sql`declare export_rows no scroll cursor for ${rows}`)
  for (;;) {
    const piece = await reader.sql.run<Row>(sql`fetch ${sql.raw(String(pageRows))} from export_rows`)
    for (const row of piece) yield projection.record(row)
    if (piece.length < pageRows) return
  }
}

async function countRows(reader: Reader, entity: EntityDefinition, request: ExportRequest): Promise<number> {
  const query = newQuery(reader, entity)
  const where = await conditions(reader, query, listOptions(reader, entity, request))
  const [row] = await reader.sql.run<{ n: number }>(sql`select count(*) as n ${query.from()} where ${where}`)
  return row!.n
}

/** Who took what out, and when: a second sheet, which stays with the file when it is passed on. */
function stampSheet(
  actor: Actor,
  entity: EntityDefinition,
  request: ExportRequest,
  { clock }: Reader,
  done: () => number,
) {
  const zh = request.language === 'zh'
  function* rows(): Generator<Cell[]> {
    yield [zh ? '内容' : 'Records', entity.plural[request.language]]
    yield [zh ? '导出人' : 'Exported by', actor.name]
    yield [zh ? '导出时间' : 'Exported at', { instant: clock.now }]
    yield [zh ? '行数' : 'Rows', done()]
    if (request.search) yield [zh ? '搜索' : 'Search', request.search]
    if (request.filter) yield [zh ? '筛选' : 'Filter', JSON.stringify(request.filter)]
  }
  const columns = [
    { header: zh ? '项目' : 'Item', width: 16 },
    { header: zh ? '值' : 'Value', width: 60 },
  ]
  return { name: zh ? '导出信息' : 'About this export', columns, rows: rows() }
}

/** `客户-20260308-0930-张三.csv`: what, when and by whom, also where the format has no room for it. */
export function exportFileName(
  actor: Actor,
  entity: EntityDefinition,
  request: ExportRequest,
  now: Date,
  timeZone: string,
): string {
  const stamp = `${dayInZone(now, timeZone).replaceAll('-', '')}-${timeInZone(now, timeZone).slice(0, 5).replace(':', '')}`
  const name = [entity.plural[request.language], stamp, actor.name].join('-')
  return `${name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '').slice(0, 120)}.${request.format}`
}
