import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '#kernel/data/connection.ts'
import { migrationState } from '#kernel/data/migrate.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Config } from './config.ts'
import { announcedAddress } from './lifecycle.ts'
import { requiredExtensions } from './lifecycle-database.ts'

/** One thing looked at. */
export interface Finding {
  ok: boolean
  text: Label
}

export const good = (zh: string, en: string): Finding => ({ ok: true, text: { zh, en } })
export const bad = (zh: string, en: string): Finding => ({ ok: false, text: { zh, en } })

/** Below this the database may stop at any moment. */
const leastFreeBytes = 500 * 2 ** 20

/** The Node that runs the product. */
export function examineNode(version = process.versions.node): Finding {
  return Number.parseInt(version, 10) >= 24
    ? good(`Node.js ${version}`, `Node.js ${version}`)
    : bad(`Node.js ${version}：需要 24 或更高版本`, `Node.js ${version}: 24 or later is needed`)
}

/** The data folder: writable, its secrets closed to others, room on the disk. */
export function examineFolder(dataDir: string): Finding[] {
  const findings: Finding[] = []
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    findings.push(good(`数据文件夹可写：${dataDir}`, `The data folder is writable: ${dataDir}`))
  } catch {
    findings.push(bad(`数据文件夹不可写：${dataDir}`, `The data folder is not writable: ${dataDir}`))
  }
  for (const name of ['secret', 'postgres-password']) {
    const file = join(dataDir, name)
    const mode = statSync(file, { throwIfNoEntry: false })?.mode
    if (mode === undefined) continue
    findings.push(
      (mode & 0o077) === 0
        ? good(`${name} 仅所有者可读`, `${name} is readable by its owner alone`)
        : bad(`${name} 可被他人读取：请执行 chmod 600 ${file}`, `${name} can be read by others: run chmod 600 ${file}`),
    )
  }
  const disk = statfsSync(dataDir)
  const free = disk.bavail * disk.bsize
  const gigabytes = (free / 2 ** 30).toFixed(1)
  findings.push(
    free >= leastFreeBytes
      ? good(`磁盘剩余 ${gigabytes} GB`, `${gigabytes} GB free on the disk`)
      : bad(`磁盘只剩 ${gigabytes} GB`, `Only ${gigabytes} GB free on the disk`),
  )
  return findings
}

/** The built web application. */
export function examineWeb(root: string): Finding {
  return existsSync(join(root, 'dist/web/index.html'))
    ? good('网页已构建', 'The web application is built')
    : bad('网页尚未构建：请执行 npm start', 'The web application is not built: run npm start')
}

/** Version, extensions and migrations of a database that can be reached. */
export async function examineDatabase(database: Database, migrations: string): Promise<Finding[]> {
  const { rows } = await database.pool.query<{ version: string; installed: string[] }>(
    `select current_setting('server_version') as version,
       array(select extname::text from pg_extension where extname = any($1) order by 1) as installed`,
    [requiredExtensions],
  )
  const { version, installed } = rows[0]!
  const findings = [good(`数据库可用：PostgreSQL ${version}`, `The database answers: PostgreSQL ${version}`)]
  const { applied, pending } = await migrationState(database, migrations)
  findings.push(
    pending.length === 0
      ? good(
          `数据库已是最新版本（${applied.length} 个升级）`,
          `The database is up to date (${applied.length} migrations)`,
        )
      : bad(
          `有 ${pending.length} 个升级待执行：请执行 npm start 或 migrate`,
          `${pending.length} migrations are pending: run npm start or migrate`,
        ),
  )
  const missing = requiredExtensions.filter((name) => !installed.includes(name))
  if (missing.length) {
    const names = missing.join(', ')
    if (pending.length === 0) findings.push(bad(`缺少扩展：${names}`, `Extensions are missing: ${names}`))
    return findings
  }
  findings.push(good(`扩展齐全：${installed.join(', ')}`, `The extensions are there: ${installed.join(', ')}`))
  const trigrams = await database.pool.query<{ found: boolean }>(`select cardinality(show_trgm('中国')) > 0 as found`)
  findings.push(
    trigrams.rows[0]?.found
      ? good('中文搜索可用索引', 'Chinese text is indexed for search')
      : bad(
          '中文搜索无法使用索引：请用 LC_CTYPE=C.UTF-8 新建数据库',
          'Chinese text is not indexed for search: create the database with LC_CTYPE C.UTF-8',
        ),
  )
  return findings
}

/** Whether the application runs, and answers if it does. */
export async function examineApplication(config: Config, running: boolean): Promise<Finding> {
  const address = announcedAddress(config)
  if (!running) return good('展业未在运行', 'Zhanye is not running')
  if (!address) return good('展业正在运行', 'Zhanye is running')
  const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
  return answer?.ok
    ? good(`展业正在运行：${address}`, `Zhanye is running: ${address}`)
    : bad(`展业正在运行但没有就绪：${address}`, `Zhanye is running but not ready: ${address}`)
}
