/** What the company decided about notices: quiet hours, defaults per kind, who is asked when nobody answers. */
import { z } from 'zod'
import { invalidInput } from '../api/errors.ts'
import { storedSetting, storeSetting } from '../customise/stored-settings.ts'
import type { Context, Sql } from '../entity/context.ts'
import { violation } from '../pure/violations.ts'
import { digests } from './rules/delivery-time.ts'
import { defaultQuietHours } from './rules/quiet-hours.ts'

export const companyRulesKey = 'notices'

export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const channelKeys = ['in-app', 'mail', 'sms', 'room'] as const
export const channelList = z
  .array(z.enum(channelKeys))
  .transform((list) => channelKeys.filter((key) => list.includes(key)))

export const quietHours = z
  .strictObject({ on: z.boolean(), from: time, to: time, restDays: z.boolean() })
  .refine(({ from, to }) => from !== to, { path: ['to'] })

const rules = z.strictObject({
  quiet: quietHours.default(defaultQuietHours),
  kinds: z
    .record(
      z.string().max(100),
      z.strictObject({
        channels: channelList.optional(),
        digest: z.enum(digests).optional(),
        locked: z.boolean().optional(),
        urgent: z.boolean().optional(),
        /** Working hours; null: nobody else is asked. */
        answerWithin: z.number().min(0.25).max(400).nullish(),
      }),
    )
    .default({}),
  /** Whether the superior is told in the end. */
  tellsSuperior: z.boolean().default(true),
})
export type CompanyRules = z.output<typeof rules>

/** A stored value that no longer fits counts as none. */
export const companyRulesOf = (value: unknown): CompanyRules => rules.safeParse(value ?? {}).data ?? rules.parse({})

export const companyRules = async (db: Sql): Promise<CompanyRules> =>
  companyRulesOf(await storedSetting(db, companyRulesKey))

/** @throws AppError 400 with every fault */
export function readCompanyRules(body: unknown, kinds: ReadonlySet<string>): CompanyRules {
  const parsed = rules.safeParse(body)
  const faults = parsed.success
    ? Object.keys(parsed.data.kinds)
        .filter((kind) => !kinds.has(kind))
        .map((kind) => violation('field.unknown', `kinds.${kind}`))
    : parsed.error.issues.map((issue) => violation('setting.value', issue.path.join('.')))
  if (faults.length) throw invalidInput(faults)
  return parsed.data as CompanyRules
}

export const storeCompanyRules = (ctx: Context, value: CompanyRules): Promise<void> =>
  storeSetting(ctx, companyRulesKey, value)
