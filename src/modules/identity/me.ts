import { sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import { invalidInput } from '#kernel/api/errors.ts'
import { bodyOf, type RouteContext } from '#kernel/api/request.ts'
import type { Me, Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { employee } from '#modules/organisation'

type Preferences = Partial<Pick<Me, 'language' | 'theme' | 'density'>>

const choices = {
  language: ['zh', 'en'],
  theme: ['system', 'light', 'dark'],
  density: ['compact', 'comfortable'],
} as const satisfies Record<keyof Preferences, readonly string[]>

/** The signed-in person as screens know them. */
export async function meOf(c: RouteContext): Promise<Me> {
  return describe(c.get('runtime'), c.get('actor'))
}

async function describe(runtime: Runtime, actor: Actor): Promise<Me> {
  const [row] = await runtime.db.run<{ name: string; preferences: Preferences | null; twoFactor: boolean | null }>(sql`
    select e.name, e.preferences, u.two_factor_enabled as "twoFactor"
    from employee e left join auth_user u on u.id = e.user_id where e.id = ${actor.id}::uuid`)
  return {
    id: actor.id!,
    name: row?.name ?? actor.name,
    email: actor.email,
    department: actor.department,
    roles: actor.roles,
    permissions: [...actor.permissions],
    language: row?.preferences?.language ?? actor.language,
    theme: row?.preferences?.theme ?? 'system',
    density: row?.preferences?.density ?? 'compact',
    twoFactor: row?.twoFactor ?? false,
  }
}

/** Changes the own name and preferences. @throws AppError 400 with every fault */
export async function changeMe(c: RouteContext): Promise<Me> {
  const runtime = c.get('runtime')
  const actor = c.get('actor')
  const { name, preferences } = read(await bodyOf(c))
  if (name !== undefined) {
    await runtime.transact({ actor, source: c.get('source'), requestId: c.get('requestId') }, (ctx) =>
      ctx.update(employee, actor.id!, { name }),
    )
  }
  if (Object.keys(preferences).length > 0) await storePreferences(runtime, actor.id!, preferences)
  return describe(runtime, actor)
}

/** A theme is nobody's business: no version, no history. Only the kept language must go from the caches. */
async function storePreferences(runtime: Runtime, id: string, preferences: Preferences): Promise<void> {
  await runtime.db.run(sql`
    update employee set preferences = coalesce(preferences, '{}') || ${JSON.stringify(preferences)}::jsonb where id = ${id}::uuid`)
  if (!preferences.language) return
  runtime.forget()
  await runtime.db.run(sql`select pg_notify('zhanye', ${JSON.stringify({ access: true })})`)
}

function read(body: Record<string, unknown>): { name: string | undefined; preferences: Preferences } {
  const faults: Violation[] = []
  const preferences: Record<string, unknown> = {}
  let name: string | undefined
  for (const [key, value] of Object.entries(body)) {
    if (key === 'name') {
      name = typeof value === 'string' ? value.trim() : ''
      if (name === '') faults.push(violation('field.required', 'name'))
      if (name.length > 100) faults.push(violation('field.too-long', 'name', { max: 100 }))
    } else if (Object.hasOwn(choices, key)) {
      const allowed: readonly unknown[] = choices[key as keyof Preferences]
      if (allowed.includes(value)) preferences[key] = value
      else faults.push(violation('field.choice', key))
    } else faults.push(violation('field.unknown', key))
  }
  if (faults.length) throw invalidInput(faults)
  return { name, preferences }
}
