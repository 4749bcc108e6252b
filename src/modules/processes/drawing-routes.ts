/** What the library and the canvas ask beside the records themselves. */
import { sql } from 'drizzle-orm'
import { forbidden, invalidInput, notFound } from '#kernel/api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get } from '#kernel/data/list.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { BpmnError } from './bpmn/note.ts'
import { readBpmn } from './bpmn/read.ts'
import { writeBpmn } from './bpmn/write.ts'
import { process } from './entities/process.ts'
import { processVersion } from './entities/process-version.ts'
import { flowSchema, shapeFaults } from './flow-schema.ts'
import { libraryOf, versionsOf } from './library/library.ts'
import type { Flow, Trigger } from './rules/flow.types.ts'
import { placed } from './rules/layout.ts'
import { namesFor, surroundingsOf } from './versions/surroundings.ts'
import { type TestRequest, testRun } from './versions/test-run.ts'

const manages = (c: RouteContext): boolean => c.get('actor').permissions.has('processes.manage')

/** Only who draws processes sees how they are drawn and how often they run. */
function onlyManagers(c: RouteContext): void {
  if (!manages(c)) throw forbidden()
}

async function found(c: RouteContext, entity: typeof process | typeof processVersion) {
  return (await get(await c.get('runtime').reader(c.get('actor')), entity, idOf(c))) as Record<string, unknown>
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'entity' in value && 'id' in value && isId(String(value.id))

export function drawingRoutes(app: RouteApp): void {
  app.get('/processes/library', async (c) => {
    onlyManagers(c)
    return c.json({ items: await libraryOf(c.get('runtime').db) })
  })

  app.get('/processes/:id/versions', async (c) => {
    onlyManagers(c)
    const { id } = await found(c, process)
    return c.json({ items: await versionsOf(c.get('runtime').db, String(id)) })
  })

  app.post('/process-versions/:id/surroundings', async (c) => {
    onlyManagers(c)
    const version = await found(c, processVersion)
    const { flow = version.flow } = await bodyOf(c)
    const faults = shapeFaults(flowSchema, flow, 'flow')
    if (faults.length > 0) throw invalidInput(faults)
    const { db, registry } = c.get('runtime')
    const { id } = version.process as { id: string }
    const [row] = await db.run<{ key: string }>(sql`select key from process where id = ${id}::uuid`)
    const [seen, named] = await Promise.all([
      surroundingsOf(db, registry, flow as Flow, row?.key),
      namesFor(db, flow as Flow),
    ])
    return c.json({ seen, ...named })
  })

  app.post('/process-versions/:id/test-run', async (c) => {
    onlyManagers(c)
    const version = await found(c, processVersion)
    const { starter, about, form, rejected } = await bodyOf(c)
    const violations = [
      ...(typeof starter === 'string' && isId(starter) ? [] : [violation('field.required', 'starter')]),
      ...(about === null || about === undefined || isRecord(about) ? [] : [violation('field.kind', 'about')]),
    ]
    if (violations.length > 0) throw invalidInput(violations)
    const request = {
      starter: starter as string,
      about: (about ?? null) as TestRequest['about'],
      form: (form ?? {}) as Record<string, unknown>,
      rejected: Array.isArray(rejected) ? rejected.map(String) : [],
    }
    const { id } = version.process as { id: string }
    const runtime = c.get('runtime')
    const options = { actor: c.get('actor'), source: c.get('source') }
    return c.json(
      await runtime.transact(options, (ctx) => testRun(ctx, { id: String(version.id), process: id }, request)),
    )
  })

  app.get('/process-versions/:id/bpmn', async (c) => {
    onlyManagers(c)
    const version = await found(c, processVersion)
    const { id, label } = version.process as { id: string; label: string }
    const [row] = await c.get('runtime').db.run<{ key: string }>(sql`select key from process where id = ${id}::uuid`)
    if (!row) throw notFound()
    const triggers = (version.triggers ?? []) as Trigger[]
    const xml = await writeBpmn({ key: row.key, name: label, flow: version.flow as Flow, triggers })
    c.header('content-type', 'application/xml; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${row.key}-v${version.number}.bpmn"`)
    return c.body(xml)
  })

  app.post('/processes/read-bpmn', async (c) => {
    onlyManagers(c)
    const { xml } = await bodyOf(c)
    if (typeof xml !== 'string') throw invalidInput([violation('field.required', 'xml')])
    try {
      const read = await readBpmn(xml)
      return c.json({ ...read, flow: placed(read.flow) })
    } catch (error) {
      if (error instanceof BpmnError) throw invalidInput([violation(error.message, 'xml', error.params)])
      throw error
    }
  })
}
