/** `/decide/TOKEN`: one tap from a mail. GET shows what is asked, POST decides; neither needs a sign-in. */
import { runAction } from '#kernel/api/actions.ts'
import { preferredLanguage } from '#kernel/api/app.ts'
import { AppError } from '#kernel/api/errors.ts'
import { messageOf, withMessages } from '#kernel/api/messages.ts'
import type { RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { processTask } from '../entities/process-task.ts'
import { confirmPage, messagePage } from './page.ts'
import { type LinkState, linkState } from './state.ts'
import { words } from './words.ts'

export const decidePath = '/decide'

export function linkRoutes(app: RouteApp): void {
  app.get(`${decidePath}/:token`, (c) =>
    answer(c, async (state) => confirmPage(state.actor, state.item, state.link.decision)),
  )
  app.post(`${decidePath}/:token`, (c) => answer(c, (state) => decide(c, state)))
}

type Open = Extract<LinkState, { is: 'open' }>

/** Nothing of an address with a token may get into logs, caches or the address of another page. */
async function answer(c: RouteContext, open: (state: Open) => Promise<string>): Promise<Response> {
  const runtime = c.get('runtime')
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex')
  let language = preferredLanguage(c.req.header('accept-language'))
  try {
    const state = await linkState(runtime, c.req.param('token') ?? '')
    if (state.is === 'open') {
      language = state.actor.language
      return c.html(await open(state))
    }
    return c.html(reasonPage(state, language), statusOf(state))
  } catch (error) {
    // Not thrown on: the log of failed requests names their address.
    if (!(error instanceof AppError))
      runtime.log.error({ error, requestId: c.get('requestId') }, 'decision link failed')
    const code = error instanceof AppError ? error.code : 'internal-error'
    const t = words(language)
    const faults = error instanceof AppError ? withMessages(runtime.registry, error.violations, language) : []
    const why = [messageOf(runtime.registry, code, language), ...faults.map((fault) => fault.message ?? '')].join(' ')
    const link = { path: '/approvals', words: t('open') }
    const status = error instanceof AppError ? error.status : 500
    return c.html(messagePage(language, t('refused'), t('refusedHelp', { why }), link), status)
  }
}

const statusOf = ({ is }: LinkState) =>
  is === 'forged' ? 404 : is === 'expired' || is === 'gone' ? 410 : is === 'decided' ? 409 : 403

function reasonPage(state: Exclude<LinkState, Open>, language: 'zh' | 'en'): string {
  const t = words(language)
  const link = { path: '/approvals', words: t('open') }
  if (state.is !== 'decided') return messagePage(language, t(state.is), t(`${state.is}Help`), link)
  const at = state.at?.slice(0, 16).replace('T', ' ') ?? ''
  const help = state.own ? t('decidedOwn', { at }) : t('decidedHelp', { name: state.by ?? t('somebody'), at })
  return messagePage(language, t('decided'), help, link)
}

/** In the person's name, with all that a decision in the product goes through. */
async function decide(c: RouteContext, { actor, item, link }: Open): Promise<string> {
  const t = words(actor.language)
  const body = await c.req.parseBody()
  const comment = typeof body.comment === 'string' ? body.comment.trim().slice(0, 5000) : ''
  if (link.decision === 'reject' && comment === '') return confirmPage(actor, item, link.decision, t('whyMissing'))
  const context = { actor, source: 'ui', requestId: c.get('requestId') } as const
  await c
    .get('runtime')
    .transact(context, (ctx) => runAction(ctx, processTask, link.task, link.decision, comment ? { comment } : {}))
  return messagePage(
    actor.language,
    t(link.decision === 'approve' ? 'approvedNow' : 'rejectedNow'),
    `${item.title}。${t('doneHelp')}`,
    { path: `/approvals/${item.instance}`, words: t('open') },
  )
}
