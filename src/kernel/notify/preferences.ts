/** By which channels a person wants to hear of each kind of notice. Kept with the person's other preferences. */
import { sql } from 'drizzle-orm'
import { invalidInput } from '../api/errors.ts'
import type { Sql } from '../entity/context.ts'
import type { Label, Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { violation } from '../pure/violations.ts'

export interface NoticeKind {
  key: string
  label: Label
}

/** Kinds of the kernel itself; modules add theirs as `noticeKinds`. */
const kernelKinds: readonly NoticeKind[] = [
  { key: 'mention', label: { zh: '有人提到我', en: 'Somebody mentions me' } },
  { key: 'transfer', label: { zh: '有人把记录转给我', en: 'Somebody gives me a record' } },
  { key: 'share', label: { zh: '有人与我共享记录', en: 'Somebody shares a record with me' } },
]

export const noticeKinds = (registry: Registry): NoticeKind[] => [
  ...kernelKinds,
  ...registry.modules.flatMap((module) => module.noticeKinds ?? []),
]

export const defaultChannels: readonly string[] = ['in-app']

type Choices = Record<string, string[]>

async function choicesOf(db: Sql, employee: string | null): Promise<Choices> {
  const [row] = await db.run<{ notify: Choices | null }>(
    sql`select preferences->'notify' as notify from employee where id = ${employee}::uuid`,
  )
  return row?.notify ?? {}
}

export async function channelsFor(db: Sql, employee: string, kind: string): Promise<readonly string[]> {
  return (await choicesOf(db, employee))[kind] ?? defaultChannels
}

/** Every kind with the channels in force for the person. */
export async function noticePreferences(
  db: Sql,
  registry: Registry,
  employee: string | null,
): Promise<(NoticeKind & { channels: readonly string[] })[]> {
  const chosen = await choicesOf(db, employee)
  return noticeKinds(registry).map((kind) => ({ ...kind, channels: chosen[kind.key] ?? defaultChannels }))
}

/** @throws AppError 400 with every fault */
export function readPreferences(
  registry: Registry,
  channelKeys: readonly string[],
  body: Record<string, unknown>,
): Choices {
  const known = new Set(noticeKinds(registry).map(({ key }) => key))
  const faults: Violation[] = []
  const choices: Choices = {}
  for (const [kind, channels] of Object.entries(body)) {
    if (!known.has(kind)) faults.push(violation('field.unknown', kind))
    else if (!Array.isArray(channels) || !channels.every((c) => channelKeys.includes(c)))
      faults.push(violation('field.choice', kind))
    else choices[kind] = channelKeys.filter((c) => channels.includes(c))
  }
  if (faults.length) throw invalidInput(faults)
  return choices
}

/** Changes only the kinds that are named. */
export async function storePreferences(db: Sql, employee: string | null, choices: Choices): Promise<void> {
  await db.run(sql`update employee set preferences = coalesce(preferences, '{}') || jsonb_build_object('notify',
    coalesce(preferences->'notify', '{}') || ${JSON.stringify(choices)}::jsonb) where id = ${employee}::uuid`)
}
