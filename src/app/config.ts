import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { diskFull, meansDiskFull, OperatorError } from '#kernel/data/operator-error.ts'

export type Role = 'all' | 'web' | 'worker'
export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'

/** What the environment decides. Everything a company may change at run time is a setting instead. */
export interface Config {
  /** 0 lets the system pick one. */
  port: number
  host: string
  /** Absolute; exists and is writable. */
  dataDir: string
  /** Null: the embedded server. */
  databaseUrl: string | null
  /** Where the embedded server listens, so that BI tools find it again; null: a free one at each start. */
  databasePort: number | null
  /** Where boards and exports may read; null: the database itself. */
  databaseReplicaUrl: string | null
  /** Without a slash at the end; null: derived from host and port. */
  publicUrl: string | null
  smtpUrl: string | null
  /** Null: files are kept in DATA_DIR/files. */
  s3Url: string | null
  role: Role
  logLevel: LogLevel
  /** Signs sessions and encrypts what must not be readable in the database. */
  secret: string
}

const url = (protocols: string[]) =>
  z.string().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}://`)) && URL.canParse(value))

/** One line a variable: how it is read, and what it must be in words. */
const variables = {
  PORT: [z.coerce.number().int().min(0).max(65535), '0 至 65535 的整数', 'a whole number from 0 to 65535'],
  HOST: [z.string().regex(/^[\w.:-]+$/), '主机名或 IP 地址', 'a host name or an IP address'],
  DATA_DIR: [z.string(), '文件夹路径', 'the path of a folder'],
  DATABASE_URL: [
    url(['postgres', 'postgresql']),
    'postgres://用户:密码@主机:端口/数据库',
    'postgres://user:password@host:port/database',
  ],
  DATABASE_PORT: [
    z.coerce.number().int().min(1024).max(65535),
    '1024 至 65535 的整数',
    'a whole number from 1024 to 65535',
  ],
  DATABASE_REPLICA_URL: [
    url(['postgres', 'postgresql']),
    'postgres://用户:密码@主机:端口/数据库',
    'postgres://user:password@host:port/database',
  ],
  PUBLIC_URL: [url(['http', 'https']), 'http:// 或 https:// 开头的地址', 'an address with http:// or https://'],
  SMTP_URL: [url(['smtp', 'smtps']), 'smtp://用户:密码@主机:端口', 'smtp://user:password@host:port'],
  S3_URL: [
    url(['https', 'http', 's3']),
    'https://密钥ID:密钥@主机/存储桶?region=区域',
    'https://key-id:secret@host/bucket?region=…',
  ],
  ROLE: [z.enum(['all', 'web', 'worker']), 'all、web 或 worker', 'all, web or worker'],
  LOG_LEVEL: [
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
    'silent、fatal、error、warn、info、debug 或 trace',
    'silent, fatal, error, warn, info, debug or trace',
  ],
  SECRET: [z.string().min(32), '至少 32 个字符', 'at least 32 characters'],
} as const satisfies Record<string, readonly [z.ZodType, string, string]>

type Variable = keyof typeof variables
type Value<V extends Variable> = z.output<(typeof variables)[V][0]>

/**
 * Reads and checks the environment, makes the data folder and, once, the secret in it.
 * An empty variable counts as not given.
 * @throws OperatorError naming the variable and what it must be
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const read = <V extends Variable>(name: V): Value<V> | null => {
    const given = env[name]?.trim()
    if (!given) return null
    const [schema, zh, en] = variables[name]
    const parsed = schema.safeParse(given)
    if (parsed.success) return parsed.data as Value<V>
    // The value itself may hold a password and is not repeated.
    throw new OperatorError({ zh: `环境变量 ${name} 无效：应为${zh}。`, en: `${name} is not valid: it must be ${en}.` })
  }
  const role = read('ROLE') ?? ('all' as const)
  const config = {
    // A worker only tells how it is; several on one machine must not quarrel over a port.
    port: read('PORT') ?? (role === 'worker' ? 0 : 3000),
    host: read('HOST') ?? '127.0.0.1',
    databaseUrl: read('DATABASE_URL'),
    databasePort: read('DATABASE_PORT'),
    databaseReplicaUrl: read('DATABASE_REPLICA_URL'),
    publicUrl: read('PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    smtpUrl: read('SMTP_URL'),
    s3Url: read('S3_URL'),
    role,
    logLevel: read('LOG_LEVEL') ?? ('silent' as const),
  }
  const given = read('SECRET')
  const dataDir = makeDataDir(resolve(read('DATA_DIR') ?? 'data'))
  return { ...config, dataDir, secret: given ?? keptSecret(dataDir) }
}

function makeDataDir(folder: string): string {
  try {
    if (!existsSync(folder)) {
      makeFolder(folder)
      // Others may pass through, not look in: as root, the database runs under another account.
      chmodSync(folder, 0o711)
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return folder
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

/** Not by `recursive`, which never returns below /proc and hides a read-only disk. */
function makeFolder(folder: string): void {
  const parent = dirname(folder)
  if (!existsSync(parent)) makeFolder(parent)
  mkdirSync(folder)
}

/** The secret of this installation, made at the first call; two processes at once get the same one. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  const draft = `${file}.${process.pid}`
  try {
    if (existsSync(file)) return readSecret(file)
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    return readSecret(file)
  } catch (cause) {
    throw unwritable(file, cause)
  }
}

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  // A new one would end every session and lose what is encrypted: that is the operator's decision.
  if (secret.length < 32) throw Object.assign(new Error('no secret inside'), { code: 'EMPTY' })
  return secret
}

function unwritable(path: string, cause: unknown): OperatorError {
  if (meansDiskFull(cause)) return diskFull(path, cause)
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return new OperatorError(
    {
      zh: `无法使用数据文件夹 ${path}（${reason}）：请检查权限，或用 DATA_DIR 指定另一个文件夹。`,
      en: `The data folder ${path} cannot be used (${reason}): check its permissions or name another one in DATA_DIR.`,
    },
    { cause },
  )
}
