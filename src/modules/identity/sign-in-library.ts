/** The library that checks passwords and second factors, told how this product wants it. */

import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import type { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Logger } from 'pino'
import type { Database } from '#kernel/data/connection.ts'
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '#kernel/data/tables.ts'
import { newId } from '#kernel/pure/ids.ts'
import { sessionDays } from './identify.ts'
import { longestPassword, shortestPassword } from './rules/password.ts'
import { admitSession } from './session-admission.ts'

export const basePath = '/api/auth'
/** Set by us on the request that the library sees, never taken from outside. */
export const addressHeader = 'x-zhanye-client-address'

const day = 24 * 60 * 60
/** The cookie outlives the session, whose end in the database moves with its use. 400 days is the most browsers allow. */
const cookieLife = 400 * day

export interface LibraryParts {
  db: Database
  secret: string
  publicUrl: string | null
  log: Logger
}

export type SignInLibrary = ReturnType<typeof createSignInLibrary>

/** The origin that the library believes it serves; requests are checked against the real one before it sees them. */
export const ownOrigin = (publicUrl: string | null): string => new URL(publicUrl ?? 'http://localhost').origin

/** @param more plugins besides the second factor */
export function createSignInLibrary(
  { db, secret, publicUrl, log }: LibraryParts,
  more: ReturnType<typeof genericOAuth>[] = [],
) {
  const schema = {
    user: authUser,
    session: authSession,
    account: authAccount,
    verification: authVerification,
    twoFactor: authTwoFactor,
  }
  return betterAuth({
    appName: '展业 Zhanye',
    baseURL: ownOrigin(publicUrl),
    basePath,
    secret,
    database: drizzleAdapter(drizzle({ client: db.pool, schema }), { provider: 'pg', schema }),
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'sign-in' }, message) },
    // Ours count in PostgreSQL, for all processes together.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: { expiresIn: cookieLife, disableSessionRefresh: true, freshAge: 0 },
    advanced: {
      cookiePrefix: 'zhanye',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
    // Nothing of the provider is needed once somebody is in, so nothing of it is kept that could leak.
    account: { updateAccountOnSignIn: false },
    databaseHooks: {
      session: { create: { before: (session) => begin(db, session) } },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: '展业 Zhanye',
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * 60 },
      }),
      ...more,
    ],
  })
}

async function begin<S extends { userId: string; expiresAt: Date }>(db: Database, session: S): Promise<{ data: S }> {
  await admitSession(db, session.userId)
  const latest = new Date(Date.now() + sessionDays * day * 1000)
  return { data: { ...session, expiresAt: session.expiresAt < latest ? session.expiresAt : latest } }
}
