import { describe, expect, it } from 'vitest'
import { circles, faultsOf, importsOf, rules } from './wall-rules.ts'

const dependencies = new Map([
  ['opportunities', ['customers']],
  ['customers', []],
])

/** For every rule a file that must break it. */
const mustFail: Record<keyof typeof rules, [file: string, source: string]> = {
  'the kernel knows no module and no app': ['src/kernel/api/a.ts', `import { customer } from '#modules/customers'`],
  'modules do not know the app': ['src/modules/customers/a.ts', `import { config } from '../../app/config.ts'`],
  'a module is reached through its door only': [
    'src/modules/opportunities/a.ts',
    `import { customer } from '../customers/entities/customer.ts'`,
  ],
  'a module uses only modules it names in dependsOn': [
    'src/modules/customers/a.ts',
    `import { opportunity } from '#modules/opportunities'`,
  ],
  'rules are pure': ['src/modules/customers/rules/a.ts', `import { readFile } from 'node:fs'`],
  'kernel/pure imports nothing of the kernel but itself': [
    'src/kernel/pure/a.ts',
    `import { list } from '../data/list.ts'`,
  ],
  'screens take only types and pure functions from the server': [
    'src/kernel/ui/a.tsx',
    `import { list } from '#kernel/data/list.ts'`,
  ],
  'the server does not import screens': ['src/kernel/api/a.ts', `import { theme } from '../ui/theme.ts'`],
  'the client takes only types from the product, and nothing from elsewhere': [
    'src/client/a.ts',
    `import { customer } from '#modules/customers'`,
  ],
  'test support stays in tests': [
    'src/modules/customers/a.ts',
    `import { startTestApp } from '#kernel/testing/app.ts'`,
  ],
  'server code has no JSX': ['src/modules/customers/a.ts', `const page = await import('./b.tsx')`],
}

describe('walls', () => {
  it.each(Object.entries(mustFail))('%s', (rule, [file, source]) => {
    const broken = faultsOf(importsOf(file, source), dependencies).map((fault) => fault.rule)
    expect(broken).toContain(rule)
  })

  it('has an example for every rule', () => {
    expect(Object.keys(mustFail).sort()).toEqual(Object.keys(rules).sort())
  })

  it('lets allowed imports pass', () => {
    const allowed = [
      ...importsOf(
        'src/modules/opportunities/a.ts',
        `import { customer } from '#modules/customers'\nimport { x } from '#kernel/api/errors.ts'`,
      ),
      ...importsOf(
        'src/modules/opportunities/rules/a.ts',
        `import { add } from '#kernel/pure/money.ts'\nimport type { Y } from '#kernel/entity/context.ts'`,
      ),
      ...importsOf(
        'src/modules/opportunities/ui/a.tsx',
        `import { api } from '#kernel/ui/client.ts'\nimport { check } from '../rules/a.ts'`,
      ),
      ...importsOf('src/client/a.ts', `import type { customer } from '#modules/customers'\nimport { x } from './b.ts'`),
    ]
    expect(faultsOf(allowed, dependencies)).toEqual([])
  })

  it('sees multi-line, exported and dynamic imports', () => {
    const source = `import {\n  a,\n  b,\n} from './x.ts'\nexport { c } from './y.ts'\nexport * from './z.ts'\nimport './side.ts'\nconst d = () => import('./d.ts')`
    expect(importsOf('src/a.ts', source).map((i) => i.to)).toEqual([
      'src/x.ts',
      'src/y.ts',
      'src/z.ts',
      'src/side.ts',
      'src/d.ts',
    ])
  })

  it('finds a circle, and none that only types form', () => {
    const ring = [...importsOf('src/a.ts', `import './b.ts'`), ...importsOf('src/b.ts', `import './a.ts'`)]
    expect(circles(ring)).toEqual([['src/a.ts', 'src/b.ts', 'src/a.ts']])
    const typed = [
      ...importsOf('src/a.ts', `import './b.ts'`),
      ...importsOf('src/b.ts', `import type { A } from './a.ts'`),
    ]
    expect(circles(typed)).toEqual([])
  })
})
