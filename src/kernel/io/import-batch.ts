/** One batch of an import: from rows of cells to written records, faults row by row. */

import type { StoredRecord } from '#kernel/data/stored.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { createRecords } from '#kernel/write/create.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { type Existing, findExisting, keyText } from './existing.ts'
import { authorFields } from './fields.ts'
import type { FieldColumn } from './mapping.ts'
import type { ReferenceFinder } from './references.ts'
import { type Draft, readRow } from './row-values.ts'
import type { TextForm } from './text-form/text-form.ts'
import { writeTolerantly } from './tolerant-write.ts'

export type ImportMode = 'insert' | 'update' | 'both'

export interface ImportPlan {
  entity: EntityDefinition
  columns: readonly FieldColumn[]
  mode: ImportMode
  /** Field by which an existing record is recognised. */
  key: string | undefined
  form: TextForm
  finder: ReferenceFinder
  /** Trial run: numbers are not drawn, because drawing them would make everybody else wait. */
  dryRun: boolean
}

export interface FileRow {
  row: number
  cells: string[]
}

export type RowResult = 'created' | 'updated' | 'skipped' | Violation[]

/** Results in the order of the rows. Must run in a transaction. */
export async function importBatch(ctx: Context, plan: ImportPlan, rows: readonly FileRow[]): Promise<RowResult[]> {
  const drafts = rows.map(({ row, cells }) => readRow(plan.columns, row, cells, plan.form))
  await plan.finder.settle(ctx, drafts)
  const results = new Map<Draft, RowResult>()
  if (plan.key === undefined) await createDrafts(ctx, plan, drafts, results)
  else await writeByKey(ctx, plan, plan.key, drafts, results)
  return drafts.map((draft) => results.get(draft)!)
}

interface Keyed {
  draft: Draft
  key: string
}

/** Rows with the same key come one after the other, each seeing what the one before did. */
async function writeByKey(
  ctx: Context,
  plan: ImportPlan,
  field: string,
  drafts: Draft[],
  results: Map<Draft, RowResult>,
): Promise<void> {
  const keyed: Keyed[] = []
  const keyless: Draft[] = []
  for (const draft of drafts) {
    const key = keyText(ctx, plan.entity, field, draft.values[field])
    if (key !== undefined) keyed.push({ draft, key })
    else if (plan.mode !== 'update') keyless.push(draft)
    else
      results.set(draft, [
        ...draft.violations,
        ...(draft.violations.some((v) => v.path === field) ? [] : [violation('import.key-empty', field)]),
      ])
  }
  await createDrafts(ctx, plan, keyless, results)
  const existing = await findExisting(ctx, plan.entity, field, [...new Set(keyed.map(({ key }) => key))])
  const applied = new Map<string, string>()
  let waiting = keyed
  while (waiting.length) {
    const wave = new Map<string, Draft>()
    const later: Keyed[] = []
    for (const item of waiting) {
      if (wave.has(item.key)) later.push(item)
      else if (isRepeated(item, applied)) results.set(item.draft, 'skipped')
      else wave.set(item.key, item.draft)
    }
    await writeWave(ctx, plan, field, wave, existing, results)
    for (const [key, draft] of wave) if (typeof results.get(draft) === 'string') applied.set(key, contentOf(draft))
    waiting = later
  }
}

const contentOf = (draft: Draft): string => JSON.stringify(draft.values)
const isRepeated = ({ draft, key }: Keyed, applied: ReadonlyMap<string, string>): boolean =>
  draft.violations.length === 0 && applied.get(key) === contentOf(draft)

async function writeWave(
  ctx: Context,
  plan: ImportPlan,
  field: string,
  wave: ReadonlyMap<string, Draft>,
  existing: Map<string, Existing[]>,
  results: Map<Draft, RowResult>,
): Promise<void> {
  const creations: [string, Draft][] = []
  const changes: { key: string; draft: Draft; record: StoredRecord }[] = []
  for (const [key, draft] of wave) {
    const found = existing.get(key) ?? []
    const params = { value: key }
    if (found.length === 0 && plan.mode === 'update')
      results.set(draft, [...draft.violations, violation('import.no-such-record', field, params)])
    else if (found.length === 0) creations.push([key, draft])
    else if (plan.mode === 'insert') results.set(draft, 'skipped')
    else if (found.length > 1)
      results.set(draft, [...draft.violations, violation('import.key-ambiguous', field, params)])
    else if (!found[0]!.writable)
      results.set(draft, [...draft.violations, violation('import.no-right-to-change', field, params)])
    else changes.push({ key, draft, record: found[0]!.record })
  }
  const created = await createDrafts(
    ctx,
    plan,
    creations.map(([, draft]) => draft),
    results,
  )
  for (const [key, draft] of creations) {
    const record = created.get(draft)
    if (record) existing.set(key, [{ record, writable: true }])
  }
  const items = changes.map(({ draft, record }) => ({
    id: record.id,
    values: changedValues(plan, draft, record),
    violations: draft.violations,
  }))
  const outcomes = await writeTolerantly(ctx, plan.entity, items, (some) => updateRecords(ctx, plan.entity, some))
  for (const [i, { key, draft, record }] of changes.entries()) {
    const outcome = outcomes[i]!
    if (outcome.violations.length || !('after' in outcome)) {
      results.set(draft, outcome.violations)
      continue
    }
    existing.set(key, [{ record: outcome.after, writable: true }])
    results.set(draft, outcome.after.version > record.version ? 'updated' : 'skipped')
  }
}

/** What a row says about an existing record: an empty cell says nothing unless the mapping has it clear the field. */
function changedValues(plan: ImportPlan, draft: Draft, record: StoredRecord): Draft['values'] {
  const changed: Draft['values'] = {}
  for (const { name, field, clear } of plan.columns) {
    const value = draft.values[name]
    if (value === undefined || (value === null && !clear) || authorFields.includes(name as never)) continue
    // Fields set once on creation may stand in the file as long as they say the same.
    if ((field.write === 'create' || name === plan.key) && String(value) === String(record[name])) continue
    if (field.kind === 'instant' && isSameSecond(value, record[name])) continue
    changed[name] = value
  }
  return changed
}

/** Tables hold seconds: reading one back must not cut the rest off a moment. */
function isSameSecond(written: unknown, stored: unknown): boolean {
  if (typeof written !== 'string' || typeof stored !== 'string') return false
  const [a, b] = [Date.parse(written), Date.parse(stored)]
  return a % 1000 === 0 && a === Math.floor(b / 1000) * 1000
}

async function createDrafts(
  ctx: Context,
  plan: ImportPlan,
  drafts: readonly Draft[],
  results: Map<Draft, RowResult>,
): Promise<Map<Draft, StoredRecord>> {
  const created = new Map<Draft, StoredRecord>()
  const items = drafts.map((draft) => creationOf(ctx, plan, draft))
  const outcomes = await writeTolerantly(ctx, plan.entity, items, (some) => createRecords(ctx, plan.entity, some))
  drafts.forEach((draft, i) => {
    const outcome = outcomes[i]!
    results.set(draft, outcome.violations.length ? outcome.violations : 'created')
    if (outcome.violations.length === 0 && 'after' in outcome) created.set(draft, outcome.after)
  })
  return created
}

function creationOf(ctx: Context, plan: ImportPlan, draft: Draft) {
  const { createdAt, createdBy, ...values } = draft.values
  const number = Object.entries(ctx.registry.fields(plan.entity)).find(([, f]) => f.kind === 'number')?.[0]
  // An empty number is drawn by the numbering rule, so it must not count as given.
  if (number && values[number] === null) delete values[number]
  if (number && plan.dryRun && values[number] === undefined) values[number] = `trial-${draft.row}`
  return {
    values,
    violations: draft.violations,
    ...(typeof createdAt === 'string' && { createdAt }),
    ...(typeof createdBy === 'string' && { createdBy }),
  }
}
