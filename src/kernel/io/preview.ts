/** A first look into a file: its columns, some rows, and which fields they would fill. */
import type { Actor } from '#kernel/access/actor.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { importableFields } from './fields.ts'
import { guessMapping, rememberedMapping } from './guess-mapping.ts'
import type { Mapping } from './mapping.ts'
import { asAppError } from './table-fault.ts'
import { readTable } from './tables/index.ts'

export interface ImportPreview {
  encoding: string | null
  sheets?: string[]
  sheet?: string
  headers: string[]
  rows: string[][]
  /** Exact for files of up to 10,000 rows, else roughly. */
  totalRows: number | null
  entity: string | null
  mapping: Mapping | null
  /** The mapping is the one that was used last for such a file. */
  remembered: boolean
  distinct: Record<string, string[]>
}

const shownRows = 20
const shownValues = 50
const scannedRows = 10_000

export async function previewTable(
  runtime: Runtime,
  actor: Actor,
  path: string,
  entity: EntityDefinition | undefined,
  sheet?: string,
): Promise<ImportPreview> {
  const reader = await readTable(path, sheet === undefined ? {} : { sheet }).catch(asAppError)
  const rows: string[][] = []
  const values = reader.headers.map(() => new Set<string>())
  let scanned = 0
  try {
    for await (const cells of reader.rows()) {
      if (cells.every((cell) => cell === '')) continue
      scanned += 1
      if (rows.length < shownRows) rows.push(cells.slice(0, reader.headers.length))
      values.forEach((set, i) => {
        if (set.size < shownValues && cells[i]) set.add(cells[i])
      })
      if (scanned >= scannedRows) break
    }
  } catch (error) {
    asAppError(error)
  }
  const suggested =
    entity && (await suggestMapping(runtime, entity, importableFields(runtime.registry, actor, entity), reader.headers))
  return {
    encoding: reader.encoding,
    ...(reader.sheets && { sheets: reader.sheets, sheet: reader.sheet }),
    headers: reader.headers,
    rows,
    totalRows: scanned < scannedRows ? scanned : reader.approximateRows,
    entity: entity?.name ?? null,
    mapping: suggested?.mapping ?? null,
    remembered: suggested?.remembered ?? false,
    distinct: Object.fromEntries(reader.headers.map((header, i) => [header, [...values[i]!]])),
  }
}

async function suggestMapping(
  runtime: Runtime,
  entity: EntityDefinition,
  fields: Fields,
  headers: string[],
): Promise<{ mapping: Mapping; remembered: boolean }> {
  const remembered = await rememberedMapping(runtime.db, entity, fields, headers)
  return { mapping: remembered ?? guessMapping(entity, fields, headers), remembered: remembered !== undefined }
}
