/** How mail leaves: SMTP_URL of the operator, else what an administrator set. The password is never answered. */
import { z } from 'zod'
import { invalidInput } from '../api/errors.ts'
import { forgetSetting, storedSetting, storeSetting } from '../customise/stored-settings.ts'
import type { Context, Sql } from '../entity/context.ts'
import { violation } from '../pure/violations.ts'
import type { InstanceSecret } from '../secrets/instance-secret.ts'
import { headerText, isMailAddress } from './address.ts'

/** `tls`: encrypted from the first byte. `starttls`: must become so. `none`: never. `auto`: when the server offers it. */
export type MailSecurity = 'tls' | 'starttls' | 'none' | 'auto'

export interface SmtpServer {
  host: string
  port: number
  security: MailSecurity
  user: string | null
  password: string | null
  sender: { address: string; name: string }
}

const key = 'mail'
const purpose = 'mail password'
const stored = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().nullable(),
  password: z.string().nullable(),
  senderAddress: z.string(),
  senderName: z.string(),
})
type Stored = z.output<typeof stored>

const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[\p{L}\p{N}]([\p{L}\p{N}._:-]*[\p{L}\p{N}])?$/u)
const input = z.strictObject({
  host,
  port: z.number().int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().max(254).nullish(),
  /** Left out or null: the kept one stays. */
  password: z.string().max(1000).nullish(),
  senderAddress: z.string().trim().refine(isMailAddress),
  senderName: z.string().trim().max(100).nullish(),
})
export type MailSettingsInput = z.output<typeof input>

const faultCodes: Record<string, string> = {
  host: 'mail.host',
  port: 'mail.port',
  senderAddress: 'mail.address',
  security: 'field.choice',
}

/** @throws AppError 400 with every fault */
export function readMailSettings(body: unknown): MailSettingsInput {
  const parsed = input.safeParse(body)
  if (parsed.success) return parsed.data
  throw invalidInput(
    parsed.error.issues.map((issue) => {
      const path = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : ''))
      return violation(
        issue.code === 'unrecognized_keys' ? 'field.unknown' : (faultCodes[path] ?? 'setting.value'),
        path,
      )
    }),
  )
}

async function storedMail(db: Sql): Promise<Stored | undefined> {
  return stored.safeParse(await storedSetting(db, key)).data
}

export async function storeMailSettings(
  ctx: Context,
  secret: InstanceSecret,
  values: MailSettingsInput,
): Promise<void> {
  const before = await storedMail(ctx.sql)
  const password = keptOrNew(before, values, (text) => secret.encrypt(text, purpose))
  await storeSetting(ctx, key, { ...plain(values), password } satisfies Stored)
}

export const forgetMailSettings = (ctx: Context): Promise<void> => forgetSetting(ctx, key)

/** A new server must not be handed the password of the old one, whoever changed the address. */
function keptOrNew(
  before: Stored | undefined,
  values: MailSettingsInput,
  make: (text: string) => string,
): string | null {
  if (!values.user) return null
  if (values.password) return make(values.password)
  const same = before && before.host === values.host && before.user === values.user
  return same ? before.password : null
}

const plain = (values: MailSettingsInput): Omit<Stored, 'password'> => ({
  host: values.host,
  port: values.port,
  security: values.security,
  user: values.user || null,
  senderAddress: values.senderAddress,
  senderName: headerText(values.senderName ?? '', 100),
})

/** The server that values on a form would mean, with the kept password where none was typed. */
export async function serverOfInput(db: Sql, secret: InstanceSecret, values: MailSettingsInput): Promise<SmtpServer> {
  const before = await storedMail(db)
  const sealed = values.password ? null : keptOrNew(before, values, (text) => text)
  return toServer(plain(values), values.password || (sealed && (secret.decrypt(sealed, purpose) ?? null)))
}

const toServer = (values: Omit<Stored, 'password'>, password: string | null): SmtpServer => ({
  host: values.host,
  port: values.port,
  security: values.security,
  user: values.user,
  password,
  sender: { address: values.senderAddress, name: values.senderName },
})

/** What the form shows: everything but the password. */
export async function describeMailSettings(
  db: Sql,
): Promise<(Omit<Stored, 'password'> & { hasPassword: boolean }) | null> {
  const found = await storedMail(db)
  if (!found) return null
  const { password, ...rest } = found
  return { ...rest, hasPassword: password !== null }
}

export async function storedServer(db: Sql, secret: InstanceSecret): Promise<SmtpServer | undefined> {
  const found = await storedMail(db)
  return found && toServer(found, found.password && (secret.decrypt(found.password, purpose) ?? null))
}

/**
 * `smtp://user:password@host:port?from=sales@example.com&name=Zhanye`; `smtps://` is encrypted from the first byte.
 * Without `from` the user is the sender when it is an address, else `zhanye@` the host of PUBLIC_URL.
 */
export function serverOfUrl(text: string, publicUrl: string | null): SmtpServer {
  const url = new URL(text)
  const security: MailSecurity =
    url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('requireTLS') === 'true' ? 'starttls' : 'auto'
  const user = decodeURIComponent(url.username) || null
  const candidates = [
    url.searchParams.get('from'),
    user,
    `zhanye@${publicUrl ? new URL(publicUrl).hostname : url.hostname}`,
  ]
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (security === 'tls' ? 465 : 587),
    security,
    user,
    password: decodeURIComponent(url.password) || null,
    sender: {
      address: candidates.find(isMailAddress) ?? 'zhanye@localhost.localdomain',
      name: headerText(url.searchParams.get('name') ?? '', 100),
    },
  }
}
