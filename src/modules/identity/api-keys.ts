import { sql } from 'drizzle-orm'
import { AppError, invalidInput, notFound } from '#kernel/api/errors.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { hashOfKey, newKeyText, prefixOfKey } from './api-key-text.ts'

export interface ApiKey {
  id: string
  name: string
  prefix: string
  owner: { id: string; label: string }
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
}

const mostKeys = 50
const longestName = 100

const columns = sql`k.id, k.name, k.prefix, jsonb_build_object('id', e.id, 'label', e.name) as owner,
  k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.expires_at as "expiresAt"`

/** Keys in force, newest first: one person's, or everybody's when `employeeId` is null. */
export function listKeys(db: Sql, employeeId: string | null): Promise<ApiKey[]> {
  return db.run<ApiKey>(sql`
    select ${columns} from api_key k join employee e on e.id = k.employee_id
    where k.revoked_at is null and (${employeeId}::uuid is null or k.employee_id = ${employeeId}::uuid)
    order by k.id desc limit 1000`)
}

/**
 * Makes a key for an employee. Its text is answered once and cannot be had again.
 * @throws AppError 400 for a name that is missing or an end that is past, 409 when the employee has too many keys
 */
export async function addKey(
  ctx: Context,
  employeeId: string,
  input: { name: unknown; expiresAt?: unknown },
): Promise<ApiKey & { key: string }> {
  const name = typeof input.name === 'string' ? input.name.trim() : ''
  const expiresAt = input.expiresAt === undefined || input.expiresAt === null ? null : new Date(String(input.expiresAt))
  const faults = [
    ...(name === '' ? [violation('field.required', 'name')] : []),
    ...(name.length > longestName ? [violation('field.too-long', 'name', { max: longestName })] : []),
    ...(expiresAt && !(expiresAt > ctx.now) ? [violation('api-key.expires-in-past', 'expiresAt')] : []),
  ]
  if (faults.length) throw invalidInput(faults)
  const [held] = await ctx.sql.run<{ n: number }>(sql`
    select count(*) as n from api_key where employee_id = ${employeeId}::uuid and revoked_at is null`)
  if (held!.n >= mostKeys) throw new AppError(409, 'api-key.too-many', [], { max: mostKeys })
  const key = newKeyText()
  const id = newId()
  await ctx.sql.run(sql`
    insert into api_key (id, employee_id, name, prefix, hash, created_at, expires_at)
    values (${id}::uuid, ${employeeId}::uuid, ${name}, ${prefixOfKey(key)}, ${hashOfKey(key)}, ${ctx.now.toISOString()}::timestamptz,
      ${expiresAt?.toISOString() ?? null}::timestamptz)`)
  const [made] = await ctx.sql.run<ApiKey>(
    sql`select ${columns} from api_key k join employee e on e.id = k.employee_id where k.id = ${id}::uuid`,
  )
  return { ...made!, key }
}

/** Revokes a key of the employee; of anybody when `employeeId` is null. @throws AppError 404 */
export async function revokeKey(ctx: Context, id: string, employeeId: string | null): Promise<void> {
  const rows = await ctx.sql.run(sql`
    update api_key set revoked_at = ${ctx.now.toISOString()}::timestamptz
    where id = ${id}::uuid and revoked_at is null and (${employeeId}::uuid is null or employee_id = ${employeeId}::uuid) returning id`)
  if (rows.length === 0) throw notFound()
}
