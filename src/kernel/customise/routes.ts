/** What administrators arrange: `/custom-fields`, `/choices`, `/numbering`, `/settings`. */
import { hasPermission } from '../access/actor.ts'
import { AppError, forbidden } from '../api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { choiceList, choiceLists, resetChoices, setChoices } from './choices.ts'
import { archiveCustomField, createCustomField, customFieldsOf, updateCustomField } from './custom-fields.ts'
import { numberingRule, numberingRules, resetNumbering, setNumbering } from './numbering.ts'
import { allSettings, resetSetting, writeSetting } from './settings.ts'

export function customiseRoutes(app: RouteApp): void {
  customFieldRoutes(app)
  choiceRoutes(app)
  numberingRoutes(app)
  settingRoutes(app)
}

function need(c: RouteContext, permission: 'custom-fields' | 'settings'): void {
  const actor = c.get('actor')
  if (!hasPermission(actor, permission) && !hasPermission(actor, 'admin')) throw forbidden()
}

/** The work in one transaction; this process knows the new definitions before it answers, the others a moment later. */
async function change<T>(c: RouteContext, work: (ctx: Context) => Promise<T>): Promise<T> {
  const runtime = c.get('runtime')
  const result = await runtime.transact(
    { actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') },
    work,
  )
  await runtime.reload()
  return result
}

/** By name or path. */
function entityNamed(c: RouteContext): EntityDefinition {
  const { registry } = c.get('runtime')
  const name = c.req.param('name') ?? ''
  const entity = registry.entities.get(name) ?? registry.byPath.get(name)
  if (!entity) throw new AppError(404, 'no-such-route')
  return entity
}

function customFieldRoutes(app: RouteApp): void {
  app.get('/custom-fields', async (c) => {
    need(c, 'custom-fields')
    const asked = c.req.query('entity') || undefined
    const { db, registry } = c.get('runtime')
    return c.json({ items: await customFieldsOf(db, asked && (registry.byPath.get(asked)?.name ?? asked)) })
  })
  app.post('/custom-fields', async (c) => {
    need(c, 'custom-fields')
    const body = await bodyOf(c)
    return c.json(await change(c, (ctx) => createCustomField(ctx, body)), 201)
  })
  app.patch('/custom-fields/:id', async (c) => {
    need(c, 'custom-fields')
    const body = await bodyOf(c)
    return c.json(await change(c, (ctx) => updateCustomField(ctx, idOf(c), body)))
  })
  app.delete('/custom-fields/:id', async (c) => {
    need(c, 'custom-fields')
    return c.json(await change(c, (ctx) => archiveCustomField(ctx, idOf(c))))
  })
}

function choiceRoutes(app: RouteApp): void {
  const current = (c: RouteContext) =>
    c.json(choiceList(c.get('runtime').registry, entityNamed(c), c.req.param('field')!))
  app.get('/choices', (c) => {
    need(c, 'settings')
    return c.json({ items: choiceLists(c.get('runtime').registry) })
  })
  app.get('/choices/:name/:field', (c) => {
    need(c, 'settings')
    return current(c)
  })
  app.put('/choices/:name/:field', async (c) => {
    need(c, 'settings')
    const entity = entityNamed(c)
    const { options } = await bodyOf(c)
    await change(c, (ctx) => setChoices(ctx, entity, c.req.param('field'), options))
    return current(c)
  })
  app.delete('/choices/:name/:field', async (c) => {
    need(c, 'settings')
    const entity = entityNamed(c)
    await change(c, (ctx) => resetChoices(ctx, entity, c.req.param('field')))
    return current(c)
  })
}

function numberingRoutes(app: RouteApp): void {
  const current = async (c: RouteContext) => {
    const { today } = await c.get('runtime').queryClock()
    return c.json(numberingRule(c.get('runtime').registry, entityNamed(c), today))
  }
  app.get('/numbering', async (c) => {
    need(c, 'settings')
    const { today } = await c.get('runtime').queryClock()
    return c.json({ items: numberingRules(c.get('runtime').registry, today) })
  })
  app.put('/numbering/:name', async (c) => {
    need(c, 'settings')
    const entity = entityNamed(c)
    const { pattern } = await bodyOf(c)
    await change(c, (ctx) => setNumbering(ctx, entity, pattern))
    return current(c)
  })
  app.delete('/numbering/:name', async (c) => {
    need(c, 'settings')
    const entity = entityNamed(c)
    await change(c, (ctx) => resetNumbering(ctx, entity))
    return current(c)
  })
}

function settingRoutes(app: RouteApp): void {
  app.get('/settings', async (c) => {
    need(c, 'settings')
    return c.json(await allSettings(c.get('runtime').db))
  })
  app.put('/settings/:key', async (c) => {
    need(c, 'settings')
    const { value } = await bodyOf(c)
    await change(c, (ctx) => writeSetting(ctx, c.req.param('key'), value))
    return c.json(await allSettings(c.get('runtime').db))
  })
  app.delete('/settings/:key', async (c) => {
    need(c, 'settings')
    await change(c, (ctx) => resetSetting(ctx, c.req.param('key')))
    return c.json(await allSettings(c.get('runtime').db))
  })
}
