import { clientAddress } from '#kernel/api/app.ts'
import { AppError, conflict } from '#kernel/api/errors.ts'
import { bodyOf } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { isSameOrigin } from '#kernel/auth/same-origin.ts'
import { beginAttempt } from '../attempts.ts'
import { doorOf } from '../authenticator.ts'
import { type SetUpInput, setUp } from '../set-up.ts'

/** The first visit: until there is a company, anybody may make it; afterwards nobody. */
export function setUpRoutes(app: RouteApp): void {
  app.get('/setup', async (c) => c.json({ needed: !(await c.get('runtime').isSetUp()) }))

  app.post('/setup', async (c) => {
    const runtime = c.get('runtime')
    const door = doorOf(runtime.db)
    // There is no session yet that could be stolen, but a foreign page could make itself the administrator.
    if (!isSameOrigin(c.req.raw, door?.publicUrl ?? null)) throw new AppError(403, 'foreign-origin')
    if (await runtime.isSetUp()) throw conflict('already-set-up')
    const address = clientAddress(c)
    const input = (await bodyOf(c)) as unknown as SetUpInput
    // Each try costs a slow hash: a few at the same time are enough.
    const attempt = await beginAttempt(runtime, `set-up ${address}`, address)
    try {
      await setUp(runtime, input)
      await attempt.succeeded()
    } catch (error) {
      if (error instanceof AppError) await attempt.withdrawn()
      throw error
    }
    const signedIn = await door?.signIn({ email: input.email, password: input.password }, c.req.raw, address)
    for (const cookie of signedIn?.headers.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true })
    return c.json({ ok: true })
  })
}
