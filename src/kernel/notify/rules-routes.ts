/** What administrators decide about notices: `/notice-rules`, `/notice-templates`. */
import { inTransaction, needSettings } from '../api/administration.ts'
import { AppError } from '../api/errors.ts'
import { bodyOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import type { Label } from '../entity/meta.types.ts'
import { channels, linkOf } from './channels.ts'
import { companyRules, readCompanyRules, storeCompanyRules } from './company-rules.ts'
import { noteChange } from './note-change.ts'
import { noticeKind, noticeKinds } from './notice-kinds.ts'
import { roomsInUse } from './rooms/rooms.ts'
import { kindInForce } from './rules/choices.ts'
import {
  defaultTemplate,
  everyKind,
  placeholdersFor,
  readTemplate,
  resetTemplate,
  storedTemplates,
  storeTemplate,
  type TemplateChannel,
  templateChannels,
  templateInForce,
  wordsOf,
} from './templates.ts'

const every = { key: everyKind, label: { zh: '所有通知', en: 'All notifications' } }

export function noticeRuleRoutes(app: RouteApp): void {
  app.get('/notice-rules', async (c) => {
    needSettings(c)
    return c.json(await rulesView(c))
  })
  app.put('/notice-rules', async (c) => {
    needSettings(c)
    const known = new Set(noticeKinds(c.get('runtime').registry).map(({ key }) => key))
    const rules = readCompanyRules(await bodyOf(c), known)
    await inTransaction(c, async (ctx) => {
      await storeCompanyRules(ctx, rules)
      await noteChange(ctx, 'rules')
    })
    return c.json(await rulesView(c))
  })

  app.get('/notice-templates', async (c) => {
    needSettings(c)
    return c.json(await templatesView(c))
  })
  app.put('/notice-templates/:kind/:channel', async (c) => {
    needSettings(c)
    const { kind, channel } = named(c)
    const template = readTemplate(c.get('runtime').registry, kind, channel, await bodyOf(c))
    await inTransaction(c, async (ctx) => {
      await storeTemplate(ctx, kind, channel, template)
      await noteChange(ctx, `template ${kind} ${channel}`)
    })
    return c.json(await templatesView(c))
  })
  app.delete('/notice-templates/:kind/:channel', async (c) => {
    needSettings(c)
    const { kind, channel } = named(c)
    await inTransaction(c, async (ctx) => {
      await resetTemplate(ctx, kind, channel)
      await noteChange(ctx, `template ${kind} ${channel} reset`)
    })
    return c.json(await templatesView(c))
  })
  app.post('/notice-templates/:kind/:channel/preview', async (c) => {
    needSettings(c)
    const { kind, channel } = named(c)
    const { registry } = c.get('runtime')
    const template = readTemplate(registry, kind, channel, await bodyOf(c))
    return c.json(await preview(c, kind, template))
  })
}

/** @throws AppError 404 for a kind or channel that there is not */
function named(c: RouteContext): { kind: string; channel: TemplateChannel } {
  const kind = c.req.param('kind') ?? ''
  const channel = templateChannels.find((each) => each === c.req.param('channel'))
  const known = kind === everyKind || noticeKinds(c.get('runtime').registry).some(({ key }) => key === kind)
  if (!known || !channel) throw new AppError(404, 'not-found')
  return { kind, channel }
}

async function rulesView(c: RouteContext) {
  const { db, registry } = c.get('runtime')
  const [rules, rooms] = await Promise.all([companyRules(db), roomsInUse(db)])
  return {
    rules,
    channels: channels.map(({ key, label }) => ({ key, label })),
    kinds: noticeKinds(registry).map((kind) => ({
      key: kind.key,
      label: kind.label,
      ...kindInForce(kind, rules.kinds[kind.key]),
      room: rooms.kinds.has(kind.key),
    })),
  }
}

async function templatesView(c: RouteContext) {
  const { db, registry } = c.get('runtime')
  const stored = await storedTemplates(db)
  return {
    channels: channels.map(({ key, label }) => ({
      key,
      label,
      hasTitle: defaultTemplate(key as TemplateChannel).title !== undefined,
    })),
    kinds: [every, ...noticeKinds(registry)].map((kind) => ({
      key: kind.key,
      label: kind.label,
      placeholders: placeholdersFor(kind),
      templates: Object.fromEntries(
        templateChannels.map((channel) => [
          channel,
          { ...templateInForce(stored, kind.key, channel), own: stored[kind.key]?.[channel] !== undefined },
        ]),
      ),
    })),
  }
}

const example = {
  title: { zh: '王总 把客户“海天公司”转给了您', en: 'Wang Li gave you the customer “Haitian”' },
  body: { zh: '请在本周内联系', en: 'Please call them this week' },
}

/** With an example, in both languages. */
async function preview(c: RouteContext, key: string, template: ReturnType<typeof defaultTemplate>) {
  const runtime = c.get('runtime')
  const { name: company } = await runtime.company()
  const kind = key === everyKind ? noticeKind(runtime.registry, 'transfer') : noticeKind(runtime.registry, key)
  const values = Object.fromEntries((kind.placeholders ?? []).map((each): [string, Label] => [each.key, each.label]))
  const link = linkOf(runtime, '/customers/0197b1a0-0000-7000-8000-000000000000')
  const words = (language: 'zh' | 'en') =>
    wordsOf(
      template,
      { ...example, values },
      { person: c.get('actor').name, company, kind: kind.label, link },
      language,
    )
  return { zh: words('zh'), en: words('en') }
}
