/** `GET /openapi.json` and `GET /docs`: the description, for programs and for people. Both answer before sign-in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../access/actor.ts'
import type { RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { EntityQuery } from '../data/query.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { chineseDocument } from './chinese.ts'
import { fieldsInCode, openApiDocument } from './document.ts'
import type { ApiDocument } from './json-schema.types.ts'
import { pageScript, referencePage } from './page.ts'

/** Of the product, from its package. */
export const productVersion = (): string =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }).version

export function openApiRoutes(app: RouteApp): void {
  const version = productVersion()
  /** Strangers read what ships; who is signed in reads their own company's fields too, as far as they see them. */
  const describe = (c: RouteContext): ApiDocument => {
    const { registry } = c.get('runtime')
    const actor: Actor | undefined = c.get('actor')
    const fieldsOf = (entity: EntityDefinition) =>
      actor ? EntityQuery.visibleFields(registry, actor, entity) : fieldsInCode(entity)
    return openApiDocument(registry, { version, fieldsOf })
  }
  app.get('/openapi.json', (c) => c.json(describe(c)))
  app.get('/docs', (c) => {
    // The script has the page's own address, because only that one is open to everybody.
    if (c.req.query('script') !== undefined)
      return c.body(pageScript, 200, { 'content-type': 'text/javascript; charset=utf-8' })
    const asked = c.req.query('lang')
    const language = asked === 'en' || asked === 'zh' ? asked : c.get('language')
    const document = language === 'zh' ? chineseDocument(c.get('runtime').registry, describe(c)) : describe(c)
    return c.html(referencePage(document, language, '/api/v1/docs?script'))
  })
}
