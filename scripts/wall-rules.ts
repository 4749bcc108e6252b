/** Who may import whom. Each rule has an example in `walls.test.ts` that must break it. */
import { dirname, join } from 'node:path/posix'

export interface Import {
  /** File that imports, relative to the project. */
  from: string
  /** The specifier as written. */
  specifier: string
  /** File it means inside the project, or undefined for a library. */
  to: string | undefined
  typeOnly: boolean
}

export interface Fault {
  rule: string
  from: string
  specifier: string
}

/** Module name -> modules it depends on, from its `dependsOn`. */
export type Dependencies = ReadonlyMap<string, readonly string[]>

const statement = /^\s*(import|export)(\s+type)?\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export function importsOf(file: string, source: string): Import[] {
  const found: Import[] = []
  for (const match of source.matchAll(statement)) {
    const specifier = match[3]!
    found.push({ from: file, specifier, to: resolve(file, specifier), typeOnly: match[2] !== undefined })
  }
  for (const match of source.matchAll(dynamic)) {
    found.push({ from: file, specifier: match[1]!, to: resolve(file, match[1]!), typeOnly: false })
  }
  return found
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(file), specifier)
  if (specifier.startsWith('#kernel/')) return specifier.replace('#kernel/', 'src/kernel/')
  const door = /^#modules\/([\w-]+)(\/ui)?$/.exec(specifier)
  if (door) return door[2] ? `src/modules/${door[1]}/ui/index.tsx` : `src/modules/${door[1]}/index.ts`
  return specifier.startsWith('#') ? specifier : undefined
}

const moduleOf = (file: string): string | undefined => /^src\/modules\/([\w-]+)\//.exec(file)?.[1]
const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || file.startsWith('src/kernel/testing/') || file.startsWith('e2e/')
const isUi = (file: string): boolean =>
  /^src\/(kernel|modules\/[\w-]+)\/ui\//.test(file) || file.startsWith('src/app/web/')

/** Libraries that only work something out. */
const pureLibraries = new Set(['decimal.js', '@dagrejs/dagre'])

type Rule = (i: Import, dependencies: Dependencies) => boolean

/** Each answers true when the import breaks the rule. */
export const rules: Record<string, Rule> = {
  'the kernel knows no module and no app': ({ from, to }) =>
    from.startsWith('src/kernel/') && to !== undefined && /^src\/(modules|app)\//.test(to),
  'modules do not know the app': ({ from, to }) => moduleOf(from) !== undefined && to?.startsWith('src/app/') === true,
  'a module is reached through its door only': ({ from, to, specifier }) =>
    to !== undefined &&
    moduleOf(to) !== undefined &&
    moduleOf(to) !== moduleOf(from) &&
    !/^#modules\/[\w-]+(\/ui)?$/.test(specifier),
  'a module uses only modules it names in dependsOn': ({ from, to }, dependencies) => {
    const [own, other] = [moduleOf(from), to && moduleOf(to)]
    return own !== undefined && other !== undefined && own !== other && !(dependencies.get(own) ?? []).includes(other)
  },
  'rules are pure': ({ from, to, specifier, typeOnly }) => {
    if (!/^src\/modules\/[\w-]+\/rules\//.test(from) || typeOnly) return false
    const allowed =
      to !== undefined &&
      (to.startsWith('src/kernel/pure/') || dirname(to) === dirname(from) || to === 'src/kernel/entity/define.ts')
    return !allowed && !pureLibraries.has(specifier)
  },
  'kernel/pure imports nothing of the kernel but itself': ({ from, to, typeOnly }) =>
    from.startsWith('src/kernel/pure/') && to !== undefined && !to.startsWith('src/kernel/pure/') && !typeOnly,
  'screens take only types and pure functions from the server': ({ from, to, typeOnly }) => {
    if (!isUi(from) || to === undefined || typeOnly) return false
    if (isUi(to) || to.startsWith('src/kernel/pure/') || to.endsWith('.types.ts')) return false
    return !/^src\/(kernel|modules)\/[\w-]+\/rules\//.test(to)
  },
  'the server does not import screens': ({ from, to }) =>
    !isUi(from) && from.startsWith('src/') && to !== undefined && isUi(to),
  'the client takes only types from the product, and nothing from elsewhere': ({ from, to, typeOnly }) =>
    from.startsWith('src/client/') && !typeOnly && to?.startsWith('src/client/') !== true,
  'test support stays in tests': ({ from, to }) =>
    to?.startsWith('src/kernel/testing/') === true && !from.startsWith('src/kernel/testing/'),
  'server code has no JSX': ({ from, to }) => !isUi(from) && to?.endsWith('.tsx') === true,
}

export function faultsOf(imports: readonly Import[], dependencies: Dependencies): Fault[] {
  return imports
    .filter(({ from }) => !isTest(from))
    .flatMap((i) =>
      Object.entries(rules)
        .filter(([, broken]) => broken(i, dependencies))
        .map(([rule]) => ({ rule, from: i.from, specifier: i.specifier })),
    )
}

/** Circles of files that import each other at run time, each as the list of its files. */
export function circles(imports: readonly Import[]): string[][] {
  const edges = Map.groupBy(
    imports.filter((i) => !i.typeOnly && i.to !== undefined && !isTest(i.from)),
    (i) => i.from,
  )
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const found: string[][] = []
  const visit = (file: string) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    path.push(file)
    for (const { to } of edges.get(file) ?? []) visit(to!)
    path.pop()
    state.set(file, 'done')
  }
  for (const file of edges.keys()) visit(file)
  return found
}
