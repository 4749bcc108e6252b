/** An OpenID Connect provider in little, on a real port: discovery, authorization, token, user info, keys. */
import { createHash, createHmac, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Record<string, unknown>
type Send = (status: number, body: unknown) => undefined

interface Grant {
  redirectUri: string
  challenge: string
  nonce: string
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a test may make go wrong. */
export interface Behaviour {
  /** Claims of the person who signs in. */
  person: Claims
  /** Changes to the ID token's claims before it is signed. */
  token: Claims
  /** Another key than the published one, another algorithm, or no ID token at all. */
  sign: 'well' | 'other-key' | 'none' | 'hmac' | 'missing'
  /** What the user info says; undefined: there is none. */
  userInfo: Claims | undefined
  /** Instead of a code the provider sends this error back. */
  error: string | undefined
}

export class TestProvider {
  readonly clientId = 'zhanye'
  readonly clientSecret = 'provider-secret-äöü+/='
  /** Changes to the discovery document. */
  discovery: Claims = {}
  behaviour!: Behaviour
  /** What the token endpoint was asked. */
  readonly asked: URLSearchParams[] = []
  #server!: Server
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #strange = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #grants = new Map<string, Grant>()

  static async start(): Promise<TestProvider> {
    const provider = new TestProvider()
    provider.reset()
    provider.#server = createServer((request, response) => void provider.#answer(request, response))
    await new Promise<void>((resolve) => provider.#server.listen(0, '127.0.0.1', resolve))
    return provider
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  reset(): void {
    this.discovery = {}
    this.behaviour = { person: {}, token: {}, sign: 'well', userInfo: undefined, error: undefined }
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/realm`
  }

  /** What the person's browser does at the provider: it signs in and is sent back. @returns where to */
  async visit(address: string): Promise<URL> {
    const response = await fetch(address, { redirect: 'manual' })
    return new URL(response.headers.get('location') ?? `${address}#${response.status}`)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<undefined> {
    const url = new URL(request.url ?? '/', this.issuer)
    const send: Send = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      return undefined
    }
    switch (url.pathname) {
      case '/realm/.well-known/openid-configuration':
        return send(200, { ...this.#document(), ...this.discovery })
      case '/realm/keys':
        return send(200, {
          keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
        })
      case '/realm/userinfo':
        return this.behaviour.userInfo ? send(200, this.behaviour.userInfo) : send(404, {})
      case '/realm/authorize':
        response.writeHead(302, { location: this.#authorize(url.searchParams).href }).end()
        return undefined
      case '/realm/token':
        return this.#token(await bodyOf(request), request.headers.authorization, send)
      default:
        return send(404, {})
    }
  }

  #document(): Claims {
    const { issuer } = this
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    }
  }

  #authorize(query: URLSearchParams): URL {
    const back = new URL(query.get('redirect_uri')!)
    back.searchParams.set('state', query.get('state')!)
    if (this.behaviour.error) {
      back.searchParams.set('error', this.behaviour.error)
      return back
    }
    const asks = query.get('client_id') === this.clientId && query.get('scope')!.split(' ').includes('openid')
    if (!asks || query.get('code_challenge_method') !== 'S256' || !query.get('nonce')) throw new Error(`bad: ${query}`)
    const code = randomUUID()
    this.#grants.set(code, {
      redirectUri: query.get('redirect_uri')!,
      challenge: query.get('code_challenge')!,
      nonce: query.get('nonce')!,
    })
    back.searchParams.set('code', code)
    return back
  }

  #token(body: URLSearchParams, authorization: string | undefined, send: Send): undefined {
    this.asked.push(body)
    const [id, secret] = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64')
      .toString('utf8')
      .split(':')
    const grant = this.#grants.get(body.get('code') ?? '')
    this.#grants.delete(body.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    const isClient =
      decodeURIComponent(id ?? '') === this.clientId &&
      decodeURIComponent(secret?.replaceAll('+', ' ') ?? '') === this.clientSecret
    if (!isClient) return send(401, { error: 'invalid_client' })
    if (!grant || challenge !== grant.challenge || body.get('redirect_uri') !== grant.redirectUri)
      return send(400, { error: 'invalid_grant' })
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 300, nonce: grant.nonce }
    const idToken = this.#sign({ ...claims, ...this.behaviour.person, ...this.behaviour.token })
    return send(200, {
      access_token: 'opaque',
      token_type: 'Bearer',
      expires_in: 300,
      ...(idToken && { id_token: idToken }),
    })
  }

  #sign(claims: Claims): string | undefined {
    const { sign } = this.behaviour
    if (sign === 'missing') return undefined
    if (sign === 'none') return `${encode({ alg: 'none' })}.${encode(claims)}.`
    if (sign === 'hmac') {
      // The classic confusion: the public key taken for a shared secret.
      const data = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(claims)}`
      const pem = this.#keys.publicKey.export({ type: 'spki', format: 'pem' })
      return `${data}.${createHmac('sha256', pem).update(data).digest('base64url')}`
    }
    const key: KeyObject = sign === 'other-key' ? this.#strange.privateKey : this.#keys.privateKey
    const data = `${encode({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encode(claims)}`
    return `${data}.${createSign('RSA-SHA256').update(data).sign(key).toString('base64url')}`
  }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += chunk
  return new URLSearchParams(text)
}
