import { hasPermission } from '#kernel/access/actor.ts'
import { forbidden, invalidInput, ruleBroken } from '#kernel/api/errors.ts'
import { bodyOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { doorOf } from '../authenticator.ts'
import { basePath, ownOrigin } from '../sign-in-library.ts'
import { callbackPath } from '../single-sign-on/door.ts'
import { discover } from '../single-sign-on/provider.ts'
import {
  encryptClientSecret,
  forgetSingleSignOn,
  parseChoices,
  readSingleSignOn,
  type SingleSignOn,
  type SingleSignOnChoices,
  storeSingleSignOn,
} from '../single-sign-on/settings.ts'

const path = '/single-sign-on'
const longestSecret = 1000

export function singleSignOnRoutes(app: RouteApp): void {
  app.get('/sign-in-options', async (c) => {
    const { enabled, label, only } = await readSingleSignOn(c.get('runtime').db)
    return c.json({ singleSignOn: enabled ? { label, only } : null })
  })

  app.get(path, async (c) => c.json(await shown(c)))

  app.put(path, async (c) => {
    need(c)
    const runtime = c.get('runtime')
    const { clientSecret = '', ...body } = await bodyOf(c)
    const choices = parseChoices(body)
    if (typeof clientSecret !== 'string' || clientSecret.length > longestSecret)
      throw invalidInput([violation('field.too-long', 'clientSecret', { max: longestSecret })])
    const before = await readSingleSignOn(runtime.db)
    // In the provider's own spelling, because tokens are compared with it.
    const issuer = choices.enabled ? (await discover(choices.issuer)).issuer : choices.issuer
    const secret = secretFor({ ...choices, issuer }, before, clientSecret.trim(), (text) =>
      encryptClientSecret(text, runtime.secret),
    )
    await runtime.transact(options(c), (ctx) => storeSingleSignOn(ctx, { ...choices, issuer, secret }))
    return c.json(await shown(c))
  })

  app.delete(path, async (c) => {
    need(c)
    await c.get('runtime').transact(options(c), forgetSingleSignOn)
    return c.json(await shown(c))
  })
}

const options = (c: RouteContext) => ({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') })

function need(c: RouteContext): void {
  if (!hasPermission(c.get('actor'), 'admin')) throw forbidden()
}

/** The stored secret must not be sent to another provider than it was given for. */
function secretFor(
  choices: SingleSignOnChoices,
  before: SingleSignOn,
  given: string,
  encrypt: (text: string) => string,
): string {
  if (given !== '') return encrypt(given)
  const isSame = before.issuer === choices.issuer && before.clientId === choices.clientId
  if (isSame && before.secret !== '') return before.secret
  if (choices.enabled) throw ruleBroken([violation('sso.secret-needed', 'clientSecret')])
  return ''
}

async function shown(c: RouteContext) {
  need(c)
  const runtime = c.get('runtime')
  const { secret, ...choices } = await readSingleSignOn(runtime.db)
  const origin = ownOrigin(doorOf(runtime.db)?.publicUrl ?? null)
  return { ...choices, hasSecret: secret !== '', callback: `${origin}${basePath}${callbackPath}` }
}
