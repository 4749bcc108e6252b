/** The change history of one record as one person may read it. */
import { type SQL, sql } from 'drizzle-orm'
import { fieldRule } from '../access/actor.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Label, Reference } from '../entity/meta.types.ts'
import { type FieldChange, labelsOfChanges, shownChanges } from './field-changes.ts'
import { type LabelLookup, referenceLabels } from './reference-labels.ts'

export type { FieldChange } from './field-changes.ts'

export interface HistoryEntry {
  id: string
  at: string
  by: Reference | null
  /** Why the system acted, when nobody did. */
  reason: string | null
  action: string
  source: string
  version: number
  batch: string
  changes: FieldChange[]
  /** What a reveal or share was about, in words. */
  text?: Label
}

interface AuditRow extends Record<string, unknown> {
  id: string
  at: string
  actor_id: string | null
  reason: string | null
  source: string
  action: string
  version: number
  batch: string
  changes: Record<string, [unknown, unknown]>
}

export interface HistoryPage {
  entries: HistoryEntry[]
  /** The last entry read, shown or not, when there are more after it. */
  next: { id: string; at: string } | undefined
}

/** Up to `limit` entries that match, newest first; those of which this person may see nothing are left out. */
export async function historyPage(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  options: { where?: SQL; order?: SQL; limit: number },
): Promise<HistoryPage> {
  const found = await reader.sql.run<AuditRow>(sql`
    select id, at, actor_id, reason, source, action, version, batch, changes from audit a
    where entity = ${entity.name} and record_id = ${id}::uuid ${options.where ? sql`and ${options.where}` : sql``}
    order by ${options.order ?? sql`id desc`} limit ${sql.raw(String(options.limit + 1))}`)
  const rows = found.slice(0, options.limit)
  const fields = await fieldsOf(reader, entity, rows)
  const labels = await referenceLabels(reader, wantedLabels(rows, fields))
  const entries = rows.flatMap((row) => entryOf(reader, entity, fields, labels, row) ?? [])
  const last = rows.at(-1)
  return { entries, next: found.length > rows.length && last ? { id: last.id, at: last.at } : undefined }
}

/** Today's fields, and those custom ones that were archived since. */
async function fieldsOf(reader: Reader, entity: EntityDefinition, rows: AuditRow[]): Promise<Fields> {
  const fields = reader.registry.fields(entity)
  const unknown = new Set(rows.flatMap((row) => Object.keys(row.changes)).filter((name) => !fields[name]))
  if (unknown.size === 0) return fields
  const archived = await reader.sql.run<{ name: string; definition: FieldSpec }>(
    sql`select name, definition from custom_field where entity = ${entity.name} and name = any(${sql.param([...unknown])}::text[])`,
  )
  return { ...fields, ...Object.fromEntries(archived.map((f) => [f.name, { ...f.definition, custom: true }])) }
}

function* wantedLabels(rows: AuditRow[], fields: Fields): Iterable<[string, string]> {
  for (const row of rows) {
    if (row.actor_id) yield ['employee', row.actor_id]
    if (row.action === 'notice-setting')
      return { zh: `修改了通知设置（${row.reason}）`, en: `Changed how notifications are sent (${row.reason})` }
    const share = shareOf(row)
    if (share) yield ['employee', share.employee]
    yield* labelsOfChanges(fields, row.changes)
  }
}

function entryOf(
  reader: Reader,
  entity: EntityDefinition,
  fields: Fields,
  labels: LabelLookup,
  row: AuditRow,
): HistoryEntry | undefined {
  const all = Object.entries(row.changes)
  const changes = shownChanges(reader, entity, fields, labels, row.changes)
  // An entry of nothing but fields this person may not see does not exist for them.
  if (all.length > 0 && changes.length === 0 && row.action !== 'create') return undefined
  const text = textOf(reader, entity, fields, labels, row)
  if (row.action === 'reveal' && !text) return undefined
  return {
    id: row.id,
    at: row.at,
    by: row.actor_id ? (labels('employee', row.actor_id) ?? { id: row.actor_id, label: '' }) : null,
    reason: row.actor_id ? null : row.reason,
    action: row.action,
    source: row.source,
    version: row.version,
    batch: row.batch,
    changes,
    ...(text && { text }),
  }
}

interface LoggedShare {
  employee: string
  write: boolean
  expiresOn: string | null
}

function shareOf(row: AuditRow): LoggedShare | undefined {
  return (row.action === 'share' || row.action === 'unshare') && row.reason
    ? (JSON.parse(row.reason) as LoggedShare)
    : undefined
}

function textOf(
  reader: Reader,
  entity: EntityDefinition,
  fields: Fields,
  labels: LabelLookup,
  row: AuditRow,
): Label | undefined {
  if (row.action === 'reveal' && row.reason) {
    const field = fields[row.reason]
    if (!field || fieldRule(reader.actor, entity.name, row.reason) === 'hidden') return undefined
    return { zh: `查看了完整的“${field.label.zh}”`, en: `Viewed "${field.label.en}" in full` }
  }
  if (row.action === 'single-sign-on')
    return { zh: `通过单点登录进入（${row.reason}）`, en: `Came in by single sign-on (${row.reason})` }
  if (row.action === 'single-sign-on-setting')
    return { zh: `修改了单点登录设置（${row.reason}）`, en: `Changed single sign-on (${row.reason})` }
  if (row.action === 'notice-setting')
    return { zh: `修改了通知设置（${row.reason}）`, en: `Changed how notifications are sent (${row.reason})` }
  const share = shareOf(row)
  if (!share) return undefined
  const name = labels('employee', share.employee)?.label ?? ''
  if (row.action === 'unshare') return { zh: `取消了对${name}的共享`, en: `Stopped sharing with ${name}` }
  const [levelZh, levelEn] = share.write ? ['可编辑', 'may change it'] : ['只读', 'may read it']
  const until = share.expiresOn
    ? { zh: `，至 ${share.expiresOn}`, en: ` until ${share.expiresOn}` }
    : { zh: '', en: '' }
  return { zh: `共享给${name}（${levelZh}${until.zh}）`, en: `Shared with ${name} (${levelEn}${until.en})` }
}
