import pg from 'pg'
import { OperatorError } from '#kernel/data/operator-error.ts'

/** What the migrations enable: trigrams, for search. */
export const requiredExtensions = ['pg_trgm']

const oldestVersion = 15

/**
 * Connects to a database and makes sure that the product can live in it.
 * @throws OperatorError with one sentence for each way in which it cannot
 */
export async function connectSuitable(url: string, name: string): Promise<pg.Client> {
  const client = await connectTo(url, name)
  try {
    const fault = await unsuitability(client)
    if (fault) throw fault
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

/** Connects, or explains why not. */
export async function connectTo(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw explainConnection(url, error)
  }
}

/** What keeps the product from living in this database; null when nothing does. */
export async function unsuitability(client: pg.Client): Promise<OperatorError | null> {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_version') as version_text,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as standby,
      current_user as "user",
      current_database() as database,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create`)
  const found = rows[0]
  if (found.version < oldestVersion)
    return new OperatorError({
      zh: `PostgreSQL ${found.version_text} 太旧：需要 ${oldestVersion} 或更高版本。`,
      en: `PostgreSQL ${found.version_text} is too old: ${oldestVersion} or later is needed.`,
    })
  if (found.encoding !== 'UTF8')
    return new OperatorError({
      zh: `数据库 ${found.database} 的编码是 ${found.encoding}：请用 UTF8 编码新建数据库。`,
      en: `The database ${found.database} is encoded in ${found.encoding}: create one in UTF8.`,
    })
  if (found.standby)
    return new OperatorError({
      zh: 'DATABASE_URL 指向只读的备用服务器：请改为主服务器，备用服务器写入 DATABASE_REPLICA_URL。',
      en: 'DATABASE_URL names a read-only standby: name the primary, and the standby in DATABASE_REPLICA_URL.',
    })
  if (!found.may_create)
    return new OperatorError({
      zh: `用户 ${found.user} 不能在数据库 ${found.database} 中建表：请由管理员执行 GRANT CREATE ON SCHEMA public TO "${found.user}"。`,
      en: `The user ${found.user} may not create tables in ${found.database}: have an administrator run GRANT CREATE ON SCHEMA public TO "${found.user}".`,
    })
  return missingExtension(client)
}

async function missingExtension(client: pg.Client): Promise<OperatorError | null> {
  const { rows } = await client.query<{ name: string; there: boolean; installed: boolean }>(
    `select name::text, a.name is not null as there, a.installed_version is not null as installed
     from unnest($1::text[]) with ordinality as wanted(name, position) left join pg_available_extensions a using (name)
     order by position`,
    [requiredExtensions],
  )
  const absent = rows.find((row) => !row.there)
  if (absent)
    return new OperatorError({
      zh: `数据库服务器缺少扩展 ${absent.name}：请在服务器上安装 postgresql-contrib。`,
      en: `The database server lacks the extension ${absent.name}: install postgresql-contrib on the server.`,
    })
  const toEnable = rows.filter((row) => !row.installed).map((row) => `CREATE EXTENSION ${row.name};`)
  if (toEnable.length === 0) return null
  try {
    // Tried and taken back: only the migration changes the database.
    await client.query(`begin; ${toEnable.join(' ')} rollback`)
    return null
  } catch (cause) {
    await client.query('rollback')
    const statements = toEnable.join(' ')
    return new OperatorError(
      {
        zh: `不能在数据库中启用所需的扩展：请由管理员在该数据库执行 ${statements}`,
        en: `The extensions needed cannot be enabled: have an administrator run ${statements} in this database.`,
      },
      { cause },
    )
  }
}

/** Why a connection failed, in words; the URL's password is not repeated. */
export function explainConnection(url: string, cause: unknown): OperatorError {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const database = decodeURIComponent(pathname.slice(1))
  const { code, message } = cause as { code?: string; message?: string }
  const texts: Record<string, [string, string]> = {
    ECONNREFUSED: [`${server} 没有数据库在监听`, `no database listens on ${server}`],
    ENOTFOUND: [`找不到主机 ${hostname}`, `the host ${hostname} is unknown`],
    EAI_AGAIN: [`找不到主机 ${hostname}`, `the host ${hostname} is unknown`],
    ETIMEDOUT: [`${server} 没有回应`, `${server} does not answer`],
    EHOSTUNREACH: [`${server} 不可达`, `${server} cannot be reached`],
    '28P01': [`用户 ${username} 的密码不正确`, `the password of the user ${username} is wrong`],
    '28000': [`服务器不允许用户 ${username} 登录`, `the server does not let the user ${username} in`],
    '3D000': [`数据库 ${database} 不存在`, `the database ${database} does not exist`],
    '42501': [`用户 ${username} 无权连接数据库 ${database}`, `the user ${username} may not connect to ${database}`],
    '53300': ['服务器的连接数已满', 'the server has no connection left'],
    '57P03': ['服务器正在启动或停止', 'the server is starting or stopping'],
  }
  const timedOut = /timeout/i.test(message ?? '') ? 'ETIMEDOUT' : ''
  const [zh, en] = texts[code ?? timedOut] ?? [message ?? String(cause), message ?? String(cause)]
  return new OperatorError(
    {
      zh: `无法连接数据库：${zh}。请检查 DATABASE_URL。`,
      en: `The database cannot be reached: ${en}. Check DATABASE_URL.`,
    },
    { cause },
  )
}
