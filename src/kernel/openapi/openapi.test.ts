import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Registry } from '#kernel/entity/registry.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { modules } from '../../app/modules.ts'
import { chineseDocument } from './chinese.ts'
import { fieldsInCode, openApiDocument } from './document.ts'
import type { ApiDocument } from './json-schema.types.ts'
import { markdownReference } from './markdown.ts'
import { productVersion } from './routes.ts'

const registry = new Registry(modules)
const shipped = openApiDocument(registry, { version: productVersion(), fieldsOf: fieldsInCode })

function* refsIn(value: unknown): Iterable<string> {
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref') yield inner as string
    else yield* refsIn(inner)
  }
}

describe('the description', () => {
  it('is whole: every reference leads somewhere, every operation has a name of its own', () => {
    for (const ref of refsIn(shipped)) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], shipped)
      expect(found, ref).toBeDefined()
    }
    const ids = Object.values(shipped.paths).flatMap((item) => Object.values(item).map((o) => o.operationId))
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    for (const [path, item] of Object.entries(shipped.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
      for (const operation of Object.values(item)) {
        const named = (operation.parameters ?? []).map((p) =>
          '$ref' in p ? shipped.components.parameters[p.$ref.split('/').at(-1)!]! : p,
        )
        expect(
          named.filter((p) => p.in === 'path').map((p) => p.name),
          path,
        ).toEqual(inPath)
      }
    }
  })

  it('says how fields are sent and how they come back', () => {
    const sent = shipped.components.schemas.OpportunityInput!
    expect(sent.properties!.amount).toMatchObject({ type: ['string', 'number', 'null'], minimum: 0 })
    expect(sent.properties!.customer).toMatchObject({
      oneOf: [{ $ref: '#/components/schemas/ReferenceInput' }, { type: 'null' }],
    })
    expect(sent.properties).not.toHaveProperty('cycleDays')
    expect(shipped.components.schemas.CustomerInput!.required).toEqual(['name'])
    const record = shipped.components.schemas.Customer!.allOf![1]!
    expect(record.properties!.tier).toMatchObject({ type: ['string', 'null'], enum: ['A', 'B', 'C', 'D', null] })
    expect(record.properties!.owner).toMatchObject({
      oneOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }],
    })
    expect(shipped.components.schemas.Employee!.allOf![1]!.properties).not.toHaveProperty('userId')
  })

  it('has examples that the product takes', async () => {
    const { parseValue } = await import('../write/input.ts')
    const { exampleOf } = await import('./field-schema.ts')
    for (const entity of registry.entities.values()) {
      for (const [name, field] of Object.entries(fieldsInCode(entity))) {
        expect(parseValue(name, field, exampleOf(field)), `${entity.name}.${name}`).toHaveProperty('value')
      }
    }
  })

  it('is all there in Chinese', () => {
    const chinese = chineseDocument(registry, shipped)
    const texts = [
      chinese.info.description,
      ...chinese.tags.map((tag) => tag.description),
      ...Object.values(chinese.components.parameters).map((p) => p.description!),
      ...Object.values(chinese.components.schemas).flatMap((s) => s.description ?? []),
      ...Object.values(chinese.paths)
        .flatMap((item) => Object.values(item))
        .flatMap((o) => [
          o.summary,
          ...(o.description ? [o.description] : []),
          ...(o.parameters ?? []).flatMap((p) => ('description' in p && p.description ? [p.description] : [])),
        ]),
    ]
    expect([...new Set(texts)].filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([])
    expect(chinese.paths['/customers']!.post!.summary).toBe('新建客户')
    expect(shipped.paths['/customers']!.post!.summary).toBe('Create a customer')
  })

  it('is the one in docs/api.md (made by `node scripts/api-reference.ts`)', async () => {
    const written = await readFile(join(import.meta.dirname, '../../../docs/api.md'), 'utf8')
    expect(written).toBe(markdownReference(registry, shipped))
  })
})

describe('the description of a running installation', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())
  const stranger = (path: string) => app.app.request(`/api/v1/${path}`)

  it('has every route that is there', () => {
    const described = new Set(
      Object.entries(shipped.paths).flatMap(([path, item]) =>
        Object.keys(item).map((m) => `${m.toUpperCase()} ${path}`),
      ),
    )
    const shape = (path: string) => path.replace(/\{\w+\}/g, '{}')
    const shapes = new Set([...described].map(shape))
    const routes = app.app.routes
      .filter((r) => r.path.startsWith('/api/v1/') && r.method !== 'ALL' && !r.path.startsWith('/api/v1/:entity'))
      .map((r) => `${r.method} ${r.path.slice('/api/v1'.length).replace(/:\w+(\{[^}]*\})?/g, '{}')}`)
    expect(routes.length).toBeGreaterThan(30)
    expect([...new Set(routes)].filter((route) => !shapes.has(route))).toEqual([])
    const served = new Set(routes)
    const services = [...described].map(shape).filter((d) => !registry.byPath.has(d.split(' ')[1]!.split('/')[1]!))
    expect(services.filter((d) => !served.has(d))).toEqual([])
  })

  it('is read before sign-in, and does not tell strangers the company’s own fields', async () => {
    await app.admin.post('custom-fields', { entity: 'customer', label: '暗号', kind: 'text' })
    const open = (await (await stranger('openapi.json')).json()) as ApiDocument
    expect(open.openapi).toBe('3.1.0')
    expect(JSON.stringify(open)).not.toContain('暗号')
    const own = (await app.admin.get('openapi.json')).body as ApiDocument
    expect(own.components.schemas.CustomerInput!.properties).toHaveProperty('anhao')
  })

  it('is a page without anything from elsewhere', async () => {
    const answer = await stranger('docs?lang=en')
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(page).toContain('/customers/{id}/timeline')
    expect(page).not.toMatch(/(src|href)="https?:/)
    expect(page.match(/<script/g)).toHaveLength(1)
    const script = page.match(/<script src="([^"]+)"/)![1]!
    const code = await app.app.request(script)
    expect([code.status, code.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  })
})
