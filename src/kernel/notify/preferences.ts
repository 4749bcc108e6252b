/** How a person wants to hear of each kind of notice, and when not. Kept with the person's other preferences. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidInput } from '../api/errors.ts'
import type { Sql } from '../entity/context.ts'
import type { Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { violation } from '../pure/violations.ts'
import {
  type CompanyRules,
  channelKeys,
  channelList,
  companyRulesKey,
  companyRulesOf,
  quietHours,
  time,
} from './company-rules.ts'
import { noticeKinds } from './notice-kinds.ts'
import type { KindChoice } from './rules/choices.ts'
import { type Digest, digests } from './rules/delivery-time.ts'

/** Nobody may be everybody. */
const chatId = z
  .string()
  .trim()
  .regex(/^(?!all$|@)[\w.@-]{1,64}$/i)
  .nullish()

const timing = z.strictObject({
  /** Null: the company's. */
  quiet: quietHours.nullable().default(null),
  digestAt: time.default('09:00'),
  /** ISO weekday. */
  digestOn: z.number().int().min(1).max(7).default(1),
  /** IANA name; null: the company's. */
  timeZone: z.string().max(60).refine(isTimeZone).nullable().default(null),
  /** One's id in each chat service, for mentions. */
  chatIds: z.strictObject({ wecom: chatId, dingtalk: chatId, feishu: chatId }).default({}),
})
export type NoticeTiming = z.output<typeof timing>

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export interface NoticeChoices {
  kinds: Record<string, KindChoice>
  timing: NoticeTiming
  company: CompanyRules
}

/** The person's choices and the company's, in one query. */
export async function noticeChoices(db: Sql, employee: string | null): Promise<NoticeChoices> {
  const [row] = await db.run<{
    channels: Record<string, string[]> | null
    digests: Record<string, Digest> | null
    timing: unknown
    company: unknown
  }>(sql`select e.preferences->'notify' as channels, e.preferences->'noticeDigests' as digests, e.preferences->'noticeTiming' as timing,
      s.value as company
    from (select ${companyRulesKey}::text as key, ${employee}::uuid as id) asked
    left join employee e on e.id = asked.id left join setting s on s.key = asked.key`)
  const kinds: Record<string, KindChoice> = {}
  for (const [kind, channels] of Object.entries(row?.channels ?? {})) kinds[kind] = { channels }
  for (const [kind, digest] of Object.entries(row?.digests ?? {})) kinds[kind] = { ...kinds[kind], digest }
  return {
    kinds,
    timing: timing.safeParse(row?.timing ?? {}).data ?? timing.parse({}),
    company: companyRulesOf(row?.company),
  }
}

const choice = z.union([
  channelList,
  z.strictObject({ channels: channelList.optional(), digest: z.enum(digests).optional() }),
])

/**
 * Choices by kind: a list of channels, or `{ channels?, digest? }`.
 * @throws AppError 400 with every fault
 */
export function readChoices(
  registry: Registry,
  body: Record<string, unknown>,
  { company }: NoticeChoices,
): Record<string, KindChoice> {
  const known = new Set(noticeKinds(registry).map(({ key }) => key))
  const faults: Violation[] = []
  const choices: Record<string, KindChoice> = {}
  for (const [kind, value] of Object.entries(body)) {
    const parsed = choice.safeParse(value)
    if (!known.has(kind)) faults.push(violation('field.unknown', kind))
    else if (company.kinds[kind]?.locked) faults.push(violation('notice.locked', kind))
    else if (!parsed.success) faults.push(violation('field.choice', kind, { options: channelKeys.join(', ') }))
    else choices[kind] = Array.isArray(parsed.data) ? { channels: parsed.data } : parsed.data
  }
  if (faults.length) throw invalidInput(faults)
  return choices
}

/** Changes only what is named. */
export async function storeChoices(
  db: Sql,
  employee: string | null,
  choices: Record<string, KindChoice>,
): Promise<void> {
  const entries = Object.entries(choices)
  const channels = Object.fromEntries(entries.flatMap(([kind, c]) => (c.channels ? [[kind, c.channels]] : [])))
  const kept = Object.fromEntries(entries.flatMap(([kind, c]) => (c.digest ? [[kind, c.digest]] : [])))
  await db.run(sql`update employee set preferences = coalesce(preferences, '{}') || jsonb_build_object(
    'notify', coalesce(preferences->'notify', '{}') || ${JSON.stringify(channels)}::jsonb,
    'noticeDigests', coalesce(preferences->'noticeDigests', '{}') || ${JSON.stringify(kept)}::jsonb) where id = ${employee}::uuid`)
}

/** @throws AppError 400 with every fault */
export function readTiming(body: unknown): NoticeTiming {
  const parsed = timing.safeParse(body)
  if (parsed.success) return parsed.data
  throw invalidInput(parsed.error.issues.map((issue) => violation(codeOf(issue.path), issue.path.join('.'))))
}

const codeOf = ([first]: readonly PropertyKey[]): string =>
  first === 'chatIds' ? 'notice.chat-id' : first === 'timeZone' ? 'notice.time-zone' : 'setting.value'

export async function storeTiming(db: Sql, employee: string | null, value: NoticeTiming): Promise<void> {
  await db.run(sql`update employee set preferences = coalesce(preferences, '{}') || jsonb_build_object('noticeTiming', ${JSON.stringify(value)}::jsonb)
    where id = ${employee}::uuid`)
}
