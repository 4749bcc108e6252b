/**
 * What `npm start` and `npm run zhanye` share before the product's own Node runs: the Node of the
 * machine (20 or later) checks itself and installs what is missing. No dependency is needed here.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const oldestNode = 20
const inChinese = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('zh')

/** @param {string} zh @param {string} en */
export function note(zh, en) {
  process.stderr.write(`${inChinese ? zh : en}\n`)
}

/** Says why it does not go on, and ends. @param {string} zh @param {string} en @returns {never} */
export function fail(zh, en) {
  note(zh, en)
  process.exit(1)
}

/** The programs in node_modules, among them the Node that runs the product. @param {string} name */
export function program(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}

export function checkNode() {
  const version = process.versions.node
  if (Number.parseInt(version, 10) >= oldestNode) return
  fail(
    `需要 Node.js ${oldestNode} 或更高版本，当前是 ${version}。`,
    `Node.js ${oldestNode} or later is needed; this is ${version}.`,
  )
}

/** Installs the dependencies when they are missing or not those of package-lock.json. */
export function installWhenStale() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  const stamp = join(root, 'node_modules', '.zhanye-install')
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(program('node')) && existsSync(installed)) {
    if (existsSync(stamp) ? readFileSync(stamp, 'utf8') === digest : isNewer(installed, lock)) return
  }
  note('正在安装依赖（首次约需一分钟）…', 'Installing dependencies (about a minute the first time) …')
  // `ci` is strict: where the lock file lacks a package of some other platform, `install` still follows it.
  if (!npm('ci') && !npm('install', '--no-save'))
    fail(
      '依赖安装失败，原因见上：请检查网络和磁盘空间后重试。',
      'The dependencies could not be installed, see above: check the network and the disk and try again.',
    )
  writeFileSync(stamp, digest)
}

/** Runs npm, the one that runs us if any; true when it succeeds. @param {string[]} command */
function npm(...command) {
  const args = [...command, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: withoutNpmSettings() }
  const self = process.env.npm_execpath
  const done = self?.endsWith('.js')
    ? spawnSync(process.execPath, [self, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  endOnSignal(done.signal)
  return done.status === 0
}

/** @param {string} a @param {string} b */
function isNewer(a, b) {
  return statSync(a).mtimeMs >= statSync(b).mtimeMs
}

/** The npm that runs us hands its own options down as variables; `npm ci` must not inherit them. */
function withoutNpmSettings() {
  const env = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name))
  return Object.fromEntries(env)
}

/** The environment of the product: its own Node first, and a cache of what that Node has parsed. */
export function productEnvironment() {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  }
}

/** Ends as a child did that a signal ended. @param {NodeJS.Signals | null} signal */
export function endOnSignal(signal) {
  if (signal) process.exit(128 + constants.signals[signal])
}
