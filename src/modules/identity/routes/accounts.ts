import { type Actor, hasPermission } from '#kernel/access/actor.ts'
import { AppError, forbidden, notFound } from '#kernel/api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import { employee } from '#modules/organisation'
import { accountOf } from '../account-facts.ts'
import { closeAccount, giveAccount, hashNewPassword, signOutEverywhere } from '../accounts.ts'

/** Accounts are kept by administrators, by those who keep the settings, and by HR. */
const mayKeepAccounts = (actor: Actor): boolean =>
  hasPermission(actor, 'admin') || hasPermission(actor, 'settings') || actor.roles.some((role) => role.key === 'hr')

export function accountRoutes(app: RouteApp): void {
  app.get('/employees/:id/account', async (c) => {
    const [actor, runtime] = [c.get('actor'), c.get('runtime')]
    const person = await runtime.transact({ actor, source: c.get('source') }, (ctx) => ctx.find(employee, idOf(c)))
    if (!person) throw notFound()
    const manage = mayKeepAccounts(actor) && mayTouch(actor, person)
    const account = person.userId ? await accountOf(runtime, person.userId, person.id) : null
    return c.json({
      manage,
      account: account && (manage || person.id === actor.id ? account : { email: account.email }),
    })
  })

  app.post('/employees/:id/account', async (c) => {
    if (!mayKeepAccounts(c.get('actor'))) throw forbidden()
    const { password, removeSecondFactor } = await bodyOf(c)
    const id = idOf(c)
    // The own password needs the old one, or whoever finds an open screen has the account.
    if (id === c.get('actor').id) throw new AppError(403, 'account.own')
    const hash = await hashNewPassword(password)
    await about(c, id, (ctx) => giveAccount(ctx, id, hash, { removeSecondFactor: removeSecondFactor === true }))
    return c.json({ ok: true })
  })

  app.delete('/employees/:id/account', async (c) => {
    await about(c, idOf(c), (ctx) => closeAccount(ctx, idOf(c)))
    return c.json({ ok: true })
  })

  app.post('/employees/:id/sign-out', async (c) => {
    await about(c, idOf(c), (ctx) => signOutEverywhere(ctx, idOf(c)))
    return c.json({ ok: true })
  })
}

/** Nobody but an administrator touches the account of an administrator. */
const mayTouch = (actor: Actor, person: { roles: string[] | null }): boolean =>
  !(person.roles ?? []).includes('admin') || hasPermission(actor, 'admin')

/** Runs work on an employee's account. */
async function about(c: RouteContext, id: string, work: (ctx: Context) => Promise<void>): Promise<void> {
  const actor = c.get('actor')
  if (!mayKeepAccounts(actor)) throw forbidden()
  await c.get('runtime').transact({ actor, source: c.get('source'), requestId: c.get('requestId') }, async (ctx) => {
    const person = await ctx.find(employee, id)
    if (!person) throw notFound()
    if (!mayTouch(actor, person)) throw forbidden()
    await work(ctx)
  })
}
