import { pipeline } from 'node:stream/promises'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { administratorOf } from './administrator.ts'
import { withApplication } from './application.ts'
import { jsonArgument, readArguments, UsageError } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { terminalLanguage } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const {
    ENTITY,
    filter,
    format = 'csv',
  } = readArguments(args, {
    operands: ['ENTITY'],
    optional: ['filter', 'format'],
  })
  if (format !== 'csv' && format !== 'xlsx')
    throw new UsageError({ zh: '--format 应为 csv 或 xlsx。', en: '--format must be csv or xlsx.' })
  const condition = jsonArgument('filter', filter) as Filter | undefined
  await withApplication(async ({ runtime }) => {
    const { explained } = await import('./explained.ts')
    const { runExport } = await import('#kernel/io/export.ts')
    const actor = await administratorOf(runtime)
    const request = { entity: ENTITY, filter: condition, format, language: terminalLanguage() } as const
    const toTerminal = (file: NodeJS.ReadableStream) =>
      pipeline(file, process.stdout, { end: false }).catch(unlessClosed)
    await explained(runtime, runExport(runtime, actor, request, toTerminal))
  })
  return undefined
}

/** Whoever reads the output may have enough of it: `export customers | head`. */
function unlessClosed(error: unknown): void {
  const { code } = error as { code?: string }
  if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
