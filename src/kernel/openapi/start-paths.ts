/** Setting up, who is signed in, definitions. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { object, operation } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const number: JsonSchema = { type: 'integer' }
const ok = object({ ok: flag })
const anything: JsonSchema = { type: 'object' }
const demoState = object({
  state: { type: 'string', enum: ['none', 'creating', 'ready', 'removing'] },
  done: number,
  total: number,
})

export const startPaths: Record<string, PathItem> = {
  '/setup': {
    get: operation({
      id: 'setupNeeded',
      tag: 'start',
      summary: 'Whether the installation must still be set up',
      answer: object({ needed: flag }),
      open: true,
    }),
    post: operation({
      id: 'setUp',
      tag: 'start',
      summary: 'Set the installation up: company and administrator',
      body: object(
        {
          company: text,
          name: text,
          email: text,
          password: text,
          language: { type: 'string', enum: ['zh', 'en'] },
          currency: text,
          demo: flag,
        },
        ['company', 'name', 'email', 'password', 'language', 'demo'],
      ),
      answer: ok,
      faults: [400, 409],
      open: true,
    }),
  },
  '/demo': {
    get: operation({ id: 'demoState', tag: 'start', summary: 'State of the demo company', answer: demoState }),
    post: operation({
      id: 'createDemo',
      tag: 'start',
      summary: 'Create the demo company',
      answer: demoState,
      faults: [403, 409],
    }),
    delete: operation({
      id: 'removeDemo',
      tag: 'start',
      summary: 'Remove the demo company',
      answer: demoState,
      faults: [403],
    }),
  },
  '/me': {
    get: operation({
      id: 'me',
      tag: 'start',
      summary: 'Who is signed in, with roles and permissions',
      answer: anything,
    }),
    patch: operation({
      id: 'changeMe',
      tag: 'start',
      summary: 'Own language, theme, density and name',
      body: object({ language: text, theme: text, density: text, name: text }),
      answer: anything,
      faults: [400],
    }),
  },
  '/meta': {
    get: operation({
      id: 'meta',
      tag: 'start',
      summary: 'Definitions as the caller may see them: entities, fields, actions, views, navigation',
      answer: anything,
    }),
  },
  '/openapi.json': {
    get: operation({ id: 'openapi', tag: 'start', summary: 'This description', answer: anything, open: true }),
  },
  '/docs': {
    get: operation({
      id: 'docs',
      tag: 'start',
      summary: 'This description as a page',
      media: 'text/html',
      answer: text,
      open: true,
    }),
  },
}
