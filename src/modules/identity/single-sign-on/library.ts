/** The sign-in library with the provider that administrators chose; a new one for every change of that choice. */
import { type GenericOAuthConfig, genericOAuth } from 'better-auth/plugins/generic-oauth'
import { AppError } from '#kernel/api/errors.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { createSignInLibrary, type LibraryParts, type SignInLibrary } from '../sign-in-library.ts'
import { admit, providerId } from './admit.ts'
import { journeys } from './journey.ts'
import { verifiedEmail } from './profile.ts'
import { discover, type Provider } from './provider.ts'
import { clientSecretOf, readSingleSignOn, type SingleSignOn } from './settings.ts'

export interface SingleSignOnParts extends LibraryParts {
  runtime: () => Runtime
}

export interface SingleSignOnLibrary {
  choices: SingleSignOn
  handler: SignInLibrary['handler']
}

/**
 * Answers with the library for what is chosen now.
 * The function throws AppError 404 when single sign-on is off, 503 when the provider does not answer.
 */
export function singleSignOnLibraries(parts: SingleSignOnParts): () => Promise<SingleSignOnLibrary> {
  let made: { of: string; library: Promise<SingleSignOnLibrary> } | undefined
  return async () => {
    const choices = await readSingleSignOn(parts.db)
    if (!choices.enabled) throw new AppError(404, 'sso.off')
    const of = JSON.stringify(choices)
    if (made?.of !== of) {
      const mine = { of, library: make(parts, choices) }
      made = mine
      // One that could not be made is tried again by the next who wants it.
      mine.library.catch(() => {
        if (made === mine) made = undefined
      })
    }
    return made.library
  }
}

async function make(parts: SingleSignOnParts, choices: SingleSignOn): Promise<SingleSignOnLibrary> {
  const clientSecret = clientSecretOf(choices, parts.runtime().secret)
  if (clientSecret === undefined) throw new AppError(503, 'sso.secret-lost')
  const provider = await discover(choices.issuer).catch((error: unknown) => {
    parts.log.warn({ error, issuer: choices.issuer }, 'single sign-on: the provider does not answer')
    throw new AppError(503, 'sso.provider-down')
  })
  const config = configOf(parts, choices, clientSecret, provider)
  const library = createSignInLibrary(parts, [genericOAuth({ config: [config] })])
  return { choices, handler: library.handler }
}

function configOf(
  parts: SingleSignOnParts,
  choices: SingleSignOn,
  clientSecret: string,
  { issuer, discoveryUrl, userInfoUrl, authentication }: Provider,
): GenericOAuthConfig {
  /** A subject is unique at its issuer only. */
  const subjectOf = (sub: unknown) => `${issuer} ${String(sub)}`
  return {
    providerId,
    discoveryUrl,
    requireIdTokenVerification: true,
    clientId: choices.clientId,
    clientSecret,
    authentication,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
    accountSubject: ({ profile }) => subjectOf(profile.sub),
    /** Called once the ID token's signature, issuer, audience, end and nonce were found right. */
    async getUserInfo({ idToken, accessToken }) {
      const journey = journeys.getStore()
      // Without an ID token the library has verified nothing.
      if (!journey || !idToken) return null
      const claims = await withUserInfo(claimsOf(idToken), choices.emailClaim, userInfoUrl, accessToken)
      const about = verifiedEmail(claims, choices)
      const outcome =
        'refusal' in about
          ? about
          : await admit(parts.runtime(), {
              email: about.email,
              subject: subjectOf(claims.sub),
              createAccounts: choices.createAccounts,
            })
      if ('refusal' in outcome) {
        journey.refusal = outcome.refusal
        return null
      }
      journey.userId = outcome.userId
      return { sub: String(claims.sub), email: outcome.email, emailVerified: true, name: outcome.name }
    },
  }
}

function claimsOf(idToken: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

/** Some providers keep the address out of the ID token. What the token says counts first. */
async function withUserInfo(
  claims: Record<string, unknown>,
  emailClaim: string,
  url: string | undefined,
  accessToken: string | undefined,
): Promise<Record<string, unknown>> {
  if (claims[emailClaim] !== undefined || !url || !accessToken) return claims
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined)
  const info = (response?.ok ? await response.json().catch(() => undefined) : undefined) as
    | Record<string, unknown>
    | undefined
  // OpenID Connect Core 5.3.2: information about somebody else must not be used.
  return info?.sub === claims.sub ? { ...info, ...claims } : claims
}
