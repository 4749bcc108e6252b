/**
 * PostgreSQL lets every role do a few things that a reader of figures needs not: make temporary tables, store large
 * objects, take the locks by which the product keeps its own processes apart.
 */
import { sql } from 'drizzle-orm'
import type { Transaction } from '../data/connection.ts'
import { settingsFile } from '../data/embedded-settings.ts'

/** Large objects are written by function, and advisory locks of one role hold up all others. */
const closedFunctions = `
  p.proname ~ '^pg_(try_)?advisory_' or p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite',
    'lo_unlink', 'lo_truncate', 'lo_truncate64', 'lo_open', 'pg_notify')`

/** Takes these rights from everybody but owners and superusers. @returns what the product's user was not allowed to close */
export async function hardening(tx: Transaction): Promise<string[]> {
  const [row] = await tx.run<{ name: string; functions: string[] }>(sql`
    select quote_ident(current_database()) as name, array(select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace and (${sql.raw(closedFunctions)}) order by 1) as functions`)
  const statements = [
    `revoke temporary, create on database ${row!.name} from public`,
    `revoke connect on database ${row!.name} from public`,
    // On a server of the operator, that database is not ours to close.
    ...((await isEmbedded(tx)) ? ['revoke connect on database postgres from public'] : []),
    `revoke execute on function ${row!.functions.map((each) => `pg_catalog.${each.replace(/^pg_catalog\./, '')}`).join(', ')} from public`,
  ]
  const refused: string[] = []
  for (const statement of statements) if (!(await allowed(tx, statement))) refused.push(statement)
  return refused
}

/** The server that comes along, which serves nobody else. */
async function isEmbedded(tx: Transaction): Promise<boolean> {
  const [user] = await tx.run<{ super: boolean }>(
    sql`select rolsuper as super from pg_roles where rolname = current_user`,
  )
  if (!user?.super) return false
  const file = `%${settingsFile}`
  return (await tx.run(sql`select 1 from pg_file_settings where sourcefile like ${file} limit 1`)).length > 0
}

/** PostgreSQL answers a revoke without effect by a warning; so what counts is whether the user could have granted it. */
async function allowed(tx: Transaction, statement: string): Promise<boolean> {
  const warnings: string[] = []
  const listen = (notice: { code?: string | undefined }) => warnings.push(notice.code ?? '')
  tx.client.on('notice', listen)
  await tx.run(sql.raw('savepoint hardening'))
  try {
    await tx.run(sql.raw(statement))
    // 01006: privilege not revoked.
    return !warnings.includes('01006')
  } catch (error) {
    const code = (error as { code?: string }).code
    await tx.run(sql.raw('rollback to savepoint hardening'))
    if (code !== '42501') throw error
    return false
  } finally {
    tx.client.off('notice', listen)
    await tx.run(sql.raw('release savepoint hardening'))
  }
}
