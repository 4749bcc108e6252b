/** Builds the web application when its sources differ from those of the last build. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endOnSignal, fail, note, productEnvironment, program, root } from './bootstrap.mjs'

/** What the web application is made of; `ui` folders of modules are added. */
const sources = [
  'src/kernel/ui',
  'src/kernel/pure',
  'src/kernel/entity/meta.types.ts',
  'src/app/web',
  'index.html',
  'public',
]
const settings = ['vite.config.ts', 'tsconfig.web.json', 'package-lock.json']

export function buildWhenStale() {
  const stamp = join(root, 'dist', '.sources')
  const state = stateOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  // A build that is cut off leaves no stamp behind.
  rmSync(stamp, { force: true })
  note('正在构建网页…', 'Building the web application …')
  const done = spawnSync(
    program('node'),
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: productEnvironment(),
    },
  )
  endOnSignal(done.signal)
  if (done.status !== 0) fail('网页构建失败，原因见上。', 'The web application could not be built, see above.')
  writeFileSync(stamp, state)
}

/** Name, size and time of every source: cheap to read, and different after every change. */
function stateOfSources() {
  const modules = join(root, 'src/modules')
  const folders = existsSync(modules) ? readdirSync(modules).flatMap((name) => webParts(join('src/modules', name))) : []
  const hash = createHash('sha256')
  for (const path of [...sources, ...folders, ...settings].sort()) addState(hash, path)
  return hash.digest('hex')
}

/** The browser also runs a module's rules. @param {string} folder */
function webParts(folder) {
  return ['ui', 'rules'].map((part) => join(folder, part))
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addState(hash, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false })
  if (!entry) return
  if (entry.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addState(hash, join(path, name))
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\n`)
  }
}
