import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Subject } from './rules/cascade.ts'

/** Names of people, departments and regions by id; unknown ids are left out. */
export async function namesOf(db: Sql, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return new Map()
  const list = sql.param(wanted)
  const rows = await db.run<{ id: string; name: string }>(sql`
    select id, name from employee where id = any(${list}::uuid[])
    union all select id, name from department where id = any(${list}::uuid[])
    union all select id, name from region where id = any(${list}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.name]))
}

interface Whose {
  subject: string | null
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
}

/** Id or text that says whose goal it is; null for the company's. */
export function subjectValue(goal: Whose): string | null {
  const of: Record<Subject, string | null> = {
    company: null,
    department: goal.department,
    region: goal.region,
    'product-line': goal.productLine,
    person: goal.owner,
  }
  return of[goal.subject as Subject] ?? null
}

/** Whose goal it is, in words. */
export function subjectName(goal: Whose, names: ReadonlyMap<string, string>, language: 'zh' | 'en'): string {
  if (goal.subject === 'company') return language === 'zh' ? '公司' : 'Company'
  const value = subjectValue(goal)
  if (value === null) return ''
  return goal.subject === 'product-line' ? value : (names.get(value) ?? '')
}
