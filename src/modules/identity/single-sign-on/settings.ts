/** What administrators decided about single sign-on. Kept apart from the other settings, which are answered as stored. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidInput } from '#kernel/api/errors.ts'
import { logAction } from '#kernel/audit/audit-log.ts'
import { forgetSetting, storedSetting, storeSetting } from '#kernel/customise/stored-settings.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { InstanceSecret } from '#kernel/secrets/instance-secret.ts'
import { company } from '#modules/organisation'

const key = 'single-sign-on'
const purpose = 'single-sign-on'

const text = (max: number) => z.string().trim().max(max)
const domain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

const choices = z.strictObject({
  enabled: z.boolean().default(false),
  /** As the provider's discovery document spells it. */
  issuer: text(300).default(''),
  clientId: text(300).default(''),
  /** On the button; empty for the product's own words. */
  label: z.strictObject({ zh: text(40), en: text(40) }).default({ zh: '', en: '' }),
  /** E-mail domains that may enter; none: all. */
  domains: z.array(z.string().trim().toLowerCase().regex(domain)).max(50).default([]),
  /** Passwords are for administrators only. */
  only: z.boolean().default(false),
  /** The claim that holds the e-mail address. */
  emailClaim: z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,100}$/)
    .default('email'),
  /** Only the company gives out addresses at this provider, so one without `email_verified` counts as verified. */
  trustAddresses: z.boolean().default(false),
  /** An employee without an account gets one at the first sign-in. */
  createAccounts: z.boolean().default(false),
})

export type SingleSignOnChoices = z.output<typeof choices>

export interface SingleSignOn extends SingleSignOnChoices {
  /** As it is stored: encrypted with the secret of the installation. */
  secret: string
}

const stored = choices.extend({ secret: z.string().default('') })

/** What is in force; off when nothing fits. */
export async function readSingleSignOn(db: Sql): Promise<SingleSignOn> {
  const read = stored.safeParse((await storedSetting(db, key)) ?? {})
  return read.success ? read.data : stored.parse({})
}

/** Undefined when the secret of the installation is another one now. */
export const clientSecretOf = (sso: SingleSignOn, secret: InstanceSecret): string | undefined =>
  secret.decrypt(sso.secret, purpose)

export const encryptClientSecret = (clientSecret: string, secret: InstanceSecret): string =>
  secret.encrypt(clientSecret, purpose)

/** @throws AppError 400 with every fault */
export function parseChoices(body: unknown): SingleSignOnChoices {
  const parsed = choices.safeParse(body)
  const faults: Violation[] = parsed.success
    ? needed(parsed.data)
    : parsed.error.issues.map((issue) => violation(codeOf(issue), issue.path.join('.'), paramsOf(issue)))
  if (faults.length) throw invalidInput(faults)
  return parsed.data as SingleSignOnChoices
}

function needed({ enabled, issuer, clientId }: SingleSignOnChoices): Violation[] {
  if (!enabled) return []
  return Object.entries({ issuer, clientId }).flatMap(([path, value]) =>
    value === '' ? [violation('field.required', path)] : [],
  )
}

type Issue = z.core.$ZodIssue

const codeOf = (issue: Issue): string => {
  if (issue.path[0] === 'domains') return 'sso.domain'
  if (issue.path[0] === 'emailClaim') return 'sso.claim'
  if (issue.code === 'too_big') return 'field.too-long'
  return issue.code === 'unrecognized_keys' ? 'field.unknown' : 'setting.value'
}

const paramsOf = (issue: Issue) => (issue.code === 'too_big' ? { max: issue.maximum } : undefined)

export async function storeSingleSignOn(ctx: Context, value: SingleSignOn): Promise<void> {
  await storeSetting(ctx, key, value)
  await note(ctx, value.enabled ? `${value.issuer} ${value.only ? 'only' : 'on'}` : 'off')
}

export async function forgetSingleSignOn(ctx: Context): Promise<void> {
  await forgetSetting(ctx, key)
  await note(ctx, 'removed')
}

/** Who changed how people sign in stands in the company's history. */
async function note(ctx: Context, detail: string): Promise<void> {
  const [record] = await ctx.sql.run<{ id: string; version: number }>(sql`select id, version from company limit 1`)
  if (record) await logAction(ctx, company, record, 'single-sign-on-setting', detail)
}
