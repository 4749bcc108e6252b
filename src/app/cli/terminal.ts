import { meansDiskFull, OperatorError } from '#kernel/data/operator-error.ts'
import type { Label } from '#kernel/entity/meta.types.ts'

type Environment = Record<string, string | undefined>

/** Chinese for a Chinese terminal, English for every other one. */
export function terminalLanguage(env: Environment = process.env): 'zh' | 'en' {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('zh') ? 'zh' : 'en'
}

/** The language that a company set up from this terminal speaks: English for an English terminal, Chinese for every other one. */
export function companyLanguage(env: Environment = process.env): 'zh' | 'en' {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('en') ? 'en' : 'zh'
}

/** One text for the terminal in its language. */
export function spoken(text: Label, env: Environment = process.env): string {
  return text[terminalLanguage(env)]
}

/** A note about what goes on; standard output stays free for results. */
export function note(text: Label): void {
  process.stderr.write(`${spoken(text)}\n`)
}

/** Says in one sentence what failed; `LOG_LEVEL=debug` adds where. */
export function reportFailure(error: unknown, env: Environment = process.env): void {
  process.stderr.write(`${spoken(describeFailure(error), env)}\n`)
  if (env.LOG_LEVEL === 'debug' || env.LOG_LEVEL === 'trace') console.error(error)
}

/** The sentence for any error that may end a start or a command. */
export function describeFailure(error: unknown): Label {
  if (error instanceof OperatorError) return error.text
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  const reason = (message || code || String(error)).trim()
  if (meansDiskFull(error)) return { zh: `磁盘空间不足：${reason}`, en: `The disk is full: ${reason}` }
  if (error instanceof Error && error.name === 'MigrationError')
    return {
      zh: `数据库升级失败，数据保持原样：${reason}`,
      en: `The database could not be upgraded and is as it was: ${reason}`,
    }
  return { zh: `出现意外错误：${reason}`, en: `An unexpected error: ${reason}` }
}

/** What `startEmbedded` does when it takes a moment. */
export function noteProgress(event: 'creating' | 'recovering'): void {
  const texts: Record<typeof event, Label> = {
    creating: { zh: '首次启动：正在创建数据库…', en: 'First start: creating the database …' },
    recovering: { zh: '数据库正在恢复…', en: 'The database is recovering …' },
  }
  note(texts[event])
}
