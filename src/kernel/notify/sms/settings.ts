/** The SMS gateway that an administrator set. Values that are secret are encrypted and never answered. */
import { z } from 'zod'
import { invalidInput } from '../../api/errors.ts'
import { forgetSetting, storedSetting, storeSetting } from '../../customise/stored-settings.ts'
import type { Context, Sql } from '../../entity/context.ts'
import type { Violation } from '../../entity/meta.types.ts'
import { violation } from '../../pure/violations.ts'
import type { InstanceSecret } from '../../secrets/instance-secret.ts'
import { checkTemplate, fillTemplate, placeholdersOf } from '../rules/template.ts'
import { insideJson, type SmsGateway, smsPlaceholders } from './gateway.ts'

const key = 'sms'
const purpose = 'sms gateway'
const header = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/
/** They are ours to set. */
const ownHeaders = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'content-type'])

const settings = z.strictObject({
  enabled: z.boolean(),
  url: z.string().trim().max(2000),
  method: z.enum(['GET', 'POST']),
  format: z.enum(['json', 'form']),
  headers: z.array(z.strictObject({ name: z.string().trim().regex(header), value: z.string().max(1000) })).max(20),
  body: z.string().max(2000),
  success: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('status') }),
    z.strictObject({ by: z.literal('json'), path: z.string().trim().min(1).max(100), value: z.string().max(100) }),
    z.strictObject({ by: z.literal('text'), contains: z.string().min(1).max(100) }),
  ]),
  allowPrivate: z.boolean(),
  /** `value` null: the kept one stays. */
  secrets: z
    .array(
      z.strictObject({ name: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), value: z.string().max(1000).nullish() }),
    )
    .max(10),
})
export type SmsInput = z.output<typeof settings>
type Stored = Omit<SmsInput, 'secrets'> & { secrets: { name: string; value: string }[] }

async function stored(db: Sql): Promise<Stored | undefined> {
  return settings.safeParse(await storedSetting(db, key)).data as Stored | undefined
}

/** @throws AppError 400 with every fault */
export function readSms(body: unknown): SmsInput {
  const parsed = settings.safeParse(body)
  const faults = parsed.success
    ? inconsistencies(parsed.data)
    : parsed.error.issues.map((issue) =>
        violation(
          issue.code === 'unrecognized_keys' ? 'field.unknown' : 'setting.value',
          issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(',') : ''),
        ),
      )
  if (faults.length) throw invalidInput(faults)
  return parsed.data as SmsInput
}

function inconsistencies(values: SmsInput): Violation[] {
  const names = values.secrets.map(({ name }) => name)
  const known = new Set<string>([...smsPlaceholders, ...names])
  const posts = values.method === 'POST'
  const faults: Violation[] = []
  const check = (path: string, text: string) =>
    faults.push(...checkTemplate(text, known).map(({ code, params }) => violation(code, path, params)))
  check('url', values.url)
  if (posts) check('body', values.body)
  values.headers.forEach(({ name, value }, at) => {
    check(`headers.${at}`, value)
    if (ownHeaders.has(name.toLowerCase())) faults.push(violation('sms.own-header', `headers.${at}`, { name }))
  })
  // A phone number must never decide which server is asked.
  if (!/^https?:\/\/[^/?#{}\s@]+([/?#]|$)/i.test(values.url) || !URL.canParse(fillTemplate(values.url, {})))
    faults.push(violation('outbound.address', 'url'))
  const used = new Set([...placeholdersOf(values.url), ...(posts ? placeholdersOf(values.body) : [])])
  const place = posts ? 'body' : 'url'
  if (!used.has('phone') && !used.has('phoneE164')) faults.push(violation('sms.without', place, { name: 'phone' }))
  if (!used.has('text')) faults.push(violation('sms.without', place, { name: 'text' }))
  if (posts && values.format === 'json' && !staysJson(values.body, known)) faults.push(violation('sms.json', 'body'))
  names.forEach((name, at) => {
    if (names.indexOf(name) !== at || (smsPlaceholders as readonly string[]).includes(name))
      faults.push(violation('sms.secret-name', `secrets.${at}`, { name }))
  })
  return faults
}

/** Whatever is filled in: so placeholders stand inside quotes. */
function staysJson(body: string, known: ReadonlySet<string>): boolean {
  try {
    JSON.parse(fillTemplate(body, Object.fromEntries([...known].map((name) => [name, 'a"b\\\n'])), insideJson))
    return true
  } catch {
    return false
  }
}

/** A kept value for the same server only: another one must not be handed it. */
const keptSecret = (before: Stored | undefined, url: string, name: string): string | undefined =>
  before && originOf(before.url) === originOf(url)
    ? before.secrets.find((each) => each.name === name)?.value
    : undefined

const originOf = (url: string): string => /^https?:\/\/[^/?#]+/i.exec(url)?.[0].toLowerCase() ?? ''

/** @throws AppError 400 for a secret without a value */
export async function storeSms(ctx: Context, secret: InstanceSecret, values: SmsInput): Promise<void> {
  const before = await stored(ctx.sql)
  const faults: Violation[] = []
  const secrets = values.secrets.map(({ name, value }, at) => {
    const sealed = value ? secret.encrypt(value, purpose) : keptSecret(before, values.url, name)
    if (sealed === undefined) faults.push(violation('field.required', `secrets.${at}`))
    return { name, value: sealed ?? '' }
  })
  if (faults.length) throw invalidInput(faults)
  await storeSetting(ctx, key, { ...values, secrets } satisfies Stored)
}

export const forgetSms = (ctx: Context): Promise<void> => forgetSetting(ctx, key)

/** What the form shows: of secrets only their names. `readable` is false when the installation's secret changed. */
export async function describeSms(db: Sql, secret: InstanceSecret) {
  const found = await stored(db)
  if (!found) return null
  const readable = found.secrets.every(({ value }) => secret.decrypt(value, purpose) !== undefined)
  return { ...found, secrets: found.secrets.map(({ name }) => ({ name })), readable }
}

export const smsAvailable = async (db: Sql): Promise<boolean> => (await stored(db))?.enabled === true

/** `lost`: kept secrets cannot be read any more. `off`: none is set. */
export async function openGateway(db: Sql, secret: InstanceSecret): Promise<SmsGateway | 'off' | 'lost'> {
  const found = await stored(db)
  if (!found?.enabled) return 'off'
  return withSecrets(found, (name) => found.secrets.find((each) => each.name === name)?.value, secret)
}

/** The gateway that values on a form would mean. */
export async function gatewayOfInput(db: Sql, secret: InstanceSecret, values: SmsInput): Promise<SmsGateway | 'lost'> {
  const before = await stored(db)
  const typed = new Map(values.secrets.map(({ name, value }) => [name, value]))
  return withSecrets(
    values,
    (name) => {
      const value = typed.get(name)
      return value ? secret.encrypt(value, purpose) : keptSecret(before, values.url, name)
    },
    secret,
  )
}

function withSecrets(
  {
    url,
    method,
    format,
    headers,
    body,
    success,
    allowPrivate,
    secrets,
  }: Omit<SmsInput, 'secrets'> & { secrets: readonly { name: string }[] },
  sealedOf: (name: string) => string | undefined,
  secret: InstanceSecret,
): SmsGateway | 'lost' {
  const open: Record<string, string> = {}
  for (const { name } of secrets) {
    const value = secret.decrypt(sealedOf(name) ?? '', purpose)
    if (value === undefined) return 'lost'
    open[name] = value
  }
  return { url, method, format, headers, body, success, allowPrivate, secrets: open }
}
