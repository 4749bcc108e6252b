/** A record shared with single people beyond what their roles reach. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { may } from '../access/actor.ts'
import { invalidInput, notFound, ruleBroken } from '../api/errors.ts'
import type { SeenRecord } from '../api/seen-record.ts'
import { logAction } from '../audit/audit-log.ts'
import { referenceLabels } from '../audit/reference-labels.ts'
import type { Reader } from '../data/list.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Reference, Violation } from '../entity/meta.types.ts'
import { isDay } from '../pure/dates.ts'
import { isId } from '../pure/ids.ts'
import { violation } from '../pure/violations.ts'

export interface Share {
  employee: Reference
  write: boolean
  /** Last day of the share, company time; null: until it is taken back. */
  expiresOn: string | null
  createdAt: string
}

export interface ShareInput {
  employee: string
  write: boolean
  expiresOn: string | null
}

/** With whom a record is shared; people whom the reader may not look up are known by their id alone. */
export async function sharesOf(reader: Reader, entity: EntityDefinition, id: string): Promise<Share[]> {
  const rows = await reader.sql.run<Omit<Share, 'employee'> & { person: string }>(sql`
    select employee_id as person, write, expires_on as "expiresOn", created_at as "createdAt" from record_share
    where entity = ${entity.name} and record_id = ${id}::uuid order by created_at, employee_id`)
  const people = rows.map(({ person }): [string, string] => ['employee', person])
  const labels = await referenceLabels(reader, people)
  return rows.map(({ person, ...share }) => ({
    employee: labels('employee', person) ?? { id: person, label: '' },
    ...share,
  }))
}

const shape = z.object({
  employee: z.preprocess(
    (v) => (v !== null && typeof v === 'object' && 'id' in v ? v.id : v),
    z.string({ error: 'field.reference' }).refine(isId, 'field.reference'),
  ),
  write: z.boolean({ error: 'field.boolean' }).default(false),
  expiresOn: z
    .string({ error: 'field.date' })
    .refine(isDay, 'field.date')
    .nullish()
    .transform((day) => day ?? null),
})

export function parseShare(body: unknown): ShareInput {
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data as ShareInput
  throw invalidInput(parsed.error.issues.map((issue) => ({ code: codeOf(issue), path: issue.path.join('.') })))
}

const codeOf = (issue: { message: string }): string =>
  issue.message.startsWith('field.') ? issue.message : 'field.invalid'

/**
 * Lets one more person see (or change) the record, or changes how. `person` is the actor behind the employee; undefined
 * when nobody of that id works here any more.
 */
export async function share(
  ctx: Context,
  entity: EntityDefinition,
  record: SeenRecord,
  input: ShareInput,
  person: Actor | undefined,
): Promise<void> {
  const faults = faultsOf(ctx, entity, input, person)
  if (faults.length > 0) throw ruleBroken(faults)
  await ctx.sql.run(sql`
    insert into record_share (entity, record_id, employee_id, write, expires_on, created_at, created_by)
    values (${entity.name}, ${record.id}::uuid, ${input.employee}::uuid, ${input.write}, ${input.expiresOn}::date, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid)
    on conflict (entity, record_id, employee_id) do update set write = excluded.write, expires_on = excluded.expires_on`)
  await logAction(ctx, entity, record, 'share', JSON.stringify(input))
  await signal(ctx, entity, record)
  await ctx.notify({
    to: input.employee,
    kind: 'share',
    title: {
      zh: `${ctx.actor.name} 与您共享了${entity.label.zh}“${record.label}”`,
      en: `${ctx.actor.name} shared the ${entity.label.en.toLowerCase()} "${record.label}" with you`,
    },
    body: input.write
      ? { zh: '您可以查看和编辑', en: 'You may read and change it' }
      : { zh: '您可以查看', en: 'You may read it' },
    about: { entity: entity.name, id: record.id },
  })
}

function faultsOf(ctx: Context, entity: EntityDefinition, input: ShareInput, person: Actor | undefined): Violation[] {
  const faults: Violation[] = []
  if (input.employee === ctx.actor.id) faults.push(violation('share.self', 'employee'))
  else if (!person) faults.push(violation('share.person-inactive', 'employee'))
  // A share widens how far a right reaches; it does not give the right itself.
  else if (!may(person, entity.name, 'read'))
    faults.push(violation('share.person-without-read', 'employee', { entity: entity.name }))
  else if (input.write && !may(person, entity.name, 'update'))
    faults.push(violation('share.person-without-update', 'write', { entity: entity.name }))
  if (input.expiresOn !== null && input.expiresOn < ctx.today) faults.push(violation('share.already-over', 'expiresOn'))
  return faults
}

export async function unshare(
  ctx: Context,
  entity: EntityDefinition,
  record: SeenRecord,
  employee: string,
): Promise<void> {
  const [gone] = await ctx.sql.run<{ write: boolean; expiresOn: string | null }>(sql`
    delete from record_share where entity = ${entity.name} and record_id = ${record.id}::uuid and employee_id = ${employee}::uuid
    returning write, expires_on as "expiresOn"`)
  if (!gone) throw notFound()
  await logAction(ctx, entity, record, 'unshare', JSON.stringify({ employee, ...gone }))
  await signal(ctx, entity, record)
}

async function signal(ctx: Context, entity: EntityDefinition, record: SeenRecord): Promise<void> {
  const payload = JSON.stringify({ entity: entity.name, ids: [[record.id, record.version]], by: ctx.actor.id })
  await ctx.sql.run(sql`select pg_notify('zhanye', ${payload})`)
}
