import type { Label } from '#kernel/entity/meta.types.ts'

/** What the file of a command exports as `run`: answers the exit code, nothing means 0. */
export type RunCommand = (args: string[]) => Promise<number | undefined>

export interface Command {
  usage: string
  summary: Label
  load(): Promise<{ run: RunCommand }>
}

/** Every command by its words. */
export const commands: Record<string, Command> = {
  setup: {
    usage: 'setup --company NAME --email E --password P [--name N] [--demo]',
    summary: {
      zh: '创建公司和管理员，可附带演示公司的数据',
      en: 'create the company and its administrator, optionally with demo data',
    },
    load: () => import('./setup.ts'),
  },
  'api-key create': {
    usage: 'api-key create --email E [--name N]',
    summary: { zh: '为用户创建 API 密钥并只输出密钥', en: 'create an API key for a user and print the key alone' },
    load: () => import('./api-key-create.ts'),
  },
  'user create': {
    usage: 'user create --email E --name N --password P --role KEY [--department NAME] [--manager E]',
    summary: { zh: '创建员工及其登录账户', en: 'create an employee who can sign in' },
    load: () => import('./user-create.ts'),
  },
  import: {
    usage: 'import ENTITY FILE [--map JSON] [--upsert FIELD] [--dry-run]',
    summary: {
      zh: '导入 CSV 或 XLSX；失败的行写入 FILE.errors.csv；一行都没成功时退出码为 1',
      en: 'import CSV or XLSX; rows that fail go to FILE.errors.csv; exit code 1 when no row got in',
    },
    load: () => import('./import.ts'),
  },
  export: {
    usage: 'export ENTITY [--filter JSON] [--format csv|xlsx]',
    summary: { zh: '导出记录到标准输出', en: 'export records to standard output' },
    load: () => import('./export.ts'),
  },
  'bi-access create': {
    usage: 'bi-access create --name NAME [--department DEPARTMENT]',
    summary: {
      zh: '为 BI 工具创建只读账号，输出一次连接地址（含密码）',
      en: 'create a read-only account for a BI tool and print its connection address, with the password, once',
    },
    load: () => import('./bi-access-create.ts'),
  },
  'bi-access list': {
    usage: 'bi-access list',
    summary: { zh: '列出 BI 工具的账号', en: 'list the accounts of BI tools' },
    load: () => import('./bi-access-list.ts'),
  },
  'bi-access revoke': {
    usage: 'bi-access revoke NAME',
    summary: { zh: '吊销 BI 工具的账号，立即断开', en: 'revoke the account of a BI tool and end its connections' },
    load: () => import('./bi-access-revoke.ts'),
  },
  migrate: {
    usage: 'migrate',
    summary: { zh: '把数据库升级到当前版本', en: 'bring the database to the current version' },
    load: () => import('./migrate.ts'),
  },
  backup: {
    usage: 'backup FILE',
    summary: {
      zh: '把数据库、文件和密钥一致地备份到一个文件',
      en: 'back up database, files and secret, consistently, into one file',
    },
    load: () => import('./backup.ts'),
  },
  restore: {
    usage: 'restore FILE [--replace]',
    summary: {
      zh: '恢复备份；--replace 替换现有数据，失败时原数据不变',
      en: 'restore a backup; --replace replaces existing data, and a failure leaves it as it was',
    },
    load: () => import('./restore.ts'),
  },
  doctor: {
    usage: 'doctor',
    summary: { zh: '逐项检查安装是否健康', en: 'check the installation, one line a check' },
    load: () => import('./doctor.ts'),
  },
}
