/** Sign-ins for BI tools: PostgreSQL roles that read the schema `reporting` and nothing else. */
import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { badRequest, conflict, notFound, ruleBroken } from '../api/errors.ts'
import type { Database, Transaction } from '../data/connection.ts'
import { isId } from '../pure/ids.ts'
import { violation } from '../pure/violations.ts'
import { literal, quoted } from './columns.ts'
import { hardening } from './hardening.ts'
import { departmentGroupOf, groupOf, isRoleName, rolePrefix } from './names.ts'
import { grantReading } from './refresh.ts'
import { departmentSchema, reportingSchema } from './views.ts'

export interface BiRole {
  name: string
  /** As the database knows it: what the BI tool signs in with. */
  role: string
  createdAt: string | null
  createdBy: string | null
  /** All that it reads is of this department and those below; null for the whole company. */
  department: { id: string; label: string } | null
  /** Open at this moment. */
  connections: number
}

export interface NewBiRole {
  role: string
  password: string
  /** `postgres://role:password@host:port/database`; the only time that the password is told. */
  connection: string
  /** What the database would not let us close; an administrator of the server can. */
  notes: string[]
}

const connectionLimit = 8
const lockKey = 715_300_022

/** What a BI tool's sessions begin with. */
const sessionSettings = {
  default_transaction_read_only: 'on',
  statement_timeout: '120s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '60s',
}

/**
 * @param by who asks, for the record
 * @param department id of the department whose records it may read, with those below; without one the whole company
 * @throws AppError 400 for a name that cannot be one or a department that is not there, 409 when it is taken, 422 when the product's own database user may
 *   not create roles
 */
export async function createBiRole(
  db: Database,
  { name, by, now, department = null }: { name: unknown; by: string; now: Date; department?: unknown },
): Promise<NewBiRole> {
  if (!isRoleName(name)) throw badRequest('bi-access.name', 'name')
  const password = randomBytes(24).toString('base64url')
  const made = await withRoleRight(() =>
    db.transaction(async (tx) => {
      await tx.run(sql`select pg_advisory_xact_lock(${lockKey})`)
      if (department !== null) await checkDepartment(tx, department)
      const group = department === null ? await groupOf(tx) : await departmentGroupOf(tx)
      const role = `${await rolePrefix(tx)}${name}`
      if (await exists(tx, role)) throw conflict('bi-access.taken', { name })
      if (!(await exists(tx, group))) await run(tx, `create role ${quoted(group)} nologin`)
      await run(
        tx,
        `create role ${quoted(role)} login password ${literal(password)} nosuperuser nocreatedb nocreaterole noreplication
          nobypassrls inherit connection limit ${connectionLimit} in role ${quoted(group)}`,
      )
      const path = department === null ? reportingSchema : departmentSchema
      for (const [setting, value] of Object.entries({ ...sessionSettings, search_path: path }))
        await run(tx, `alter role ${quoted(role)} set ${setting} = ${literal(value)}`)
      const note = JSON.stringify({ by, at: now.toISOString(), ...(department !== null && { department }) })
      await run(tx, `comment on role ${quoted(role)} is ${literal(note)}`)
      await run(tx, `grant connect on database ${quoted(await currentDatabase(tx))} to ${quoted(group)}`)
      await grantReading(tx)
      return { role, notes: await hardening(tx) }
    }),
  )
  const url = new URL(db.url)
  url.username = made.role
  url.password = password
  url.search = ''
  return { ...made, password, connection: url.href }
}

export async function listBiRoles(db: Database): Promise<BiRole[]> {
  const prefix = await rolePrefix(db)
  const rows = await db.run<{ role: string; note: string | null; connections: number }>(sql`
    select r.rolname::text as role, shobj_description(r.oid, 'pg_authid') as note,
      (select count(*) from pg_stat_activity a where a.usename = r.rolname) as connections
    from pg_roles r join pg_auth_members m on m.member = r.oid join pg_roles g on g.oid = m.roleid
    where g.rolname in (${await groupOf(db)}, ${await departmentGroupOf(db)}) and r.rolcanlogin and starts_with(r.rolname::text, ${prefix}) order by 1`)
  const departments = await db.run<{ id: string; label: string }>(sql`select id, name as label from department`)
  return rows.map(({ role, note, connections }) => {
    const { department: id, ...made } = noteOf(note)
    // A department that is gone is no company: the account reads nothing.
    const department = id === null ? null : (departments.find((each) => each.id === id) ?? { id, label: id })
    return { name: role.slice(prefix.length), role, ...made, department, connections }
  })
}

/** Ends the role's sessions and removes it. @throws AppError 404 when there is none of that name */
export async function revokeBiRole(db: Database, name: string): Promise<void> {
  const found = (await listBiRoles(db)).find((each) => each.name === name)
  if (!found) throw notFound()
  await withRoleRight(async () => {
    // First the door, then those inside.
    await db.run(sql.raw(`alter role ${quoted(found.role)} nologin`))
    await db.run(sql`select pg_terminate_backend(pid, 2000) from pg_stat_activity where usename = ${found.role}`)
    await db.run(sql.raw(`drop role ${quoted(found.role)}`))
  })
}

function noteOf(note: string | null): Pick<BiRole, 'createdAt' | 'createdBy'> & { department: string | null } {
  try {
    const { by, at, department } = JSON.parse(note ?? '{}')
    return { createdAt: at ?? null, createdBy: by ?? null, department: department ?? null }
  } catch {
    return { createdAt: null, createdBy: null, department: null }
  }
}

async function checkDepartment(tx: Transaction, id: unknown): Promise<void> {
  const [found] = isId(id)
    ? await tx.run(sql`select 1 from department where id = ${id}::uuid and deleted_at is null`)
    : []
  if (!found) throw badRequest('bi-access.department', 'department')
}

const run = (tx: Transaction, statement: string) => tx.run(sql.raw(statement))

async function exists(tx: Transaction, role: string): Promise<boolean> {
  return (await tx.run(sql`select 1 from pg_roles where rolname = ${role}`)).length > 0
}

async function currentDatabase(tx: Transaction): Promise<string> {
  const [row] = await tx.run<{ name: string }>(sql`select current_database()::text as name`)
  return row!.name
}

/** A database of the operator may not let the product create roles. */
async function withRoleRight<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw ruleBroken([violation('bi-access.no-right')])
    throw error
  }
}
