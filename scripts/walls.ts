/** Checks the imports of the whole project against `wall-rules.ts`; part of `npm run check`. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { circles, type Dependencies, faultsOf, importsOf } from './wall-rules.ts'

const root = join(import.meta.dirname, '..')
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')))

const dependencies: Dependencies = new Map(
  globSync('src/modules/*/module.ts', { cwd: root }).map((file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const named = /dependsOn:\s*\[([^\]]*)\]/.exec(source)?.[1] ?? ''
    return [file.split(/[\\/]/)[2]!, [...named.matchAll(/'([\w-]+)'/g)].map((m) => m[1]!)]
  }),
)

const faults = faultsOf(imports, dependencies)
const rings = circles(imports)
for (const { rule, from, specifier } of faults) console.error(`${from}: imports '${specifier}': ${rule}`)
for (const ring of rings) console.error(`imports form a circle: ${ring.join(' -> ')}`)
console.log(`walls: ${files.length} files, ${imports.length} imports, ${faults.length + rings.length} faults`)
process.exitCode = faults.length + rings.length ? 1 : 0
