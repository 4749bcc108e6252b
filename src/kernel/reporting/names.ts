/** Names of the roles of BI tools. Roles belong to a whole server, so each carries the name of its database. */
import { sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'

const longestName = 63

async function databaseOf(db: Sql): Promise<string> {
  const [row] = await db.run<{ name: string }>(sql`select current_database()::text as name`)
  return row!.name
}

/** The role that may read the schema `reporting` of this database; nobody signs in with it. */
export async function groupOf(db: Sql): Promise<string> {
  return `${(await databaseOf(db)).slice(0, longestName - 10)}_reporting`
}

/** The same for the views of one department. */
export async function departmentGroupOf(db: Sql): Promise<string> {
  return `${(await databaseOf(db)).slice(0, longestName - 21)}_reporting_department`
}

/** What the roles of this database begin with. */
export async function rolePrefix(db: Sql): Promise<string> {
  return `${(await databaseOf(db)).slice(0, 30)}_bi_`
}

/** The name that a person gives to a role: `powerbi`. */
export const isRoleName = (name: unknown): name is string =>
  typeof name === 'string' && /^[a-z][a-z0-9_]{0,27}$/.test(name)
