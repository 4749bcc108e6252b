/** What a provider says about itself (OpenID Connect Discovery 1.0), and whether we can work with it. */
import { z } from 'zod'
import { ruleBroken } from '#kernel/api/errors.ts'
import { violation } from '#kernel/pure/violations.ts'

const suffix = '/.well-known/openid-configuration'
const patience = 10_000
const largestDocument = 256 * 1024

/** Secrets and codes travel there, so only encrypted; a provider on this very machine is for trying out. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
}

const address = z.string().max(2000).refine(isSafe)
const documentForm = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  // Without it the library would take tokens of any algorithm.
  id_token_signing_alg_values_supported: z.array(z.string()).min(1),
})

export interface Provider {
  /** In the provider's own spelling. */
  issuer: string
  discoveryUrl: string
  userInfoUrl: string | undefined
  /** How the client proves itself at the token endpoint. */
  authentication: 'basic' | 'post'
}

/** The issuer, whether somebody typed it or the address of its discovery document. */
const issuerOf = (typed: string): string => {
  const bare = typed.trim().replace(/\/+$/, '')
  return bare.endsWith(suffix) ? bare.slice(0, -suffix.length) : bare
}

/**
 * Asks the provider.
 * @param typed issuer or address of the discovery document
 * @throws AppError 422 at `issuer`: `sso.address`, `sso.unreachable`, `sso.not-oidc`, `sso.other-issuer`
 */
export async function discover(typed: string): Promise<Provider> {
  const wanted = issuerOf(typed)
  const discoveryUrl = `${wanted}${suffix}`
  if (!isSafe(wanted)) throw fault('sso.address')
  const response = await fetch(discoveryUrl, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined)
  if (!response?.ok) throw fault('sso.unreachable', { url: discoveryUrl, status: response?.status ?? '—' })
  const parsed = documentForm.safeParse(await readJson(response))
  if (!parsed.success) throw fault('sso.not-oidc', { url: discoveryUrl })
  const found = parsed.data
  // A document that speaks for somebody else would let that somebody sign anybody in.
  if (found.issuer.replace(/\/+$/, '') !== wanted) throw fault('sso.other-issuer', { issuer: found.issuer })
  const methods = found.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return {
    issuer: found.issuer,
    discoveryUrl,
    userInfoUrl: found.userinfo_endpoint,
    authentication: methods.includes('client_secret_basic') ? 'basic' : 'post',
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text.length > largestDocument ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const fault = (code: string, params?: Record<string, unknown>) => ruleBroken([violation(code, 'issuer', params)])
