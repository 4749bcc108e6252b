import { createWriteStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Mapping } from '#kernel/io/mapping.ts'
import { administratorOf } from './administrator.ts'
import { withApplication } from './application.ts'
import { fileArgument, jsonArgument, readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note, terminalLanguage } from './terminal.ts'

/** Exit code 0 when any row got in or nothing failed, 1 when nothing could be done. */
export const run: RunCommand = async (args) => {
  const { ENTITY, FILE, map, upsert, ...flags } = readArguments(args, {
    operands: ['ENTITY', 'FILE'],
    optional: ['map', 'upsert'],
    flags: ['dry-run'],
  })
  const mapping = jsonArgument('map', map) as Mapping | undefined
  const path = fileArgument(FILE)
  await access(path, constants.R_OK).catch((cause) => {
    throw new OperatorError({ zh: `无法读取文件 ${path}。`, en: `The file ${path} cannot be read.` }, { cause })
  })
  const errorsFile = `${path}.errors.csv`
  const language = terminalLanguage()
  const progress = await withApplication(async ({ runtime }) => {
    const { explained } = await import('./explained.ts')
    const { importFile, writeErrors } = await import('#kernel/io/import-work.ts')
    const actor = await administratorOf(runtime)
    const request = {
      actor,
      language,
      entity: ENTITY,
      path,
      fileName: basename(path),
      mapping,
      key: upsert,
      dryRun: flags['dry-run'],
    }
    const { id, progress } = await explained(runtime, importFile(runtime, request, { onProgress: noteRows() }))
    if (progress.failed > 0) await pipeline(await writeErrors(runtime, id, language), createWriteStream(errorsFile))
    return progress
  })
  const { created, updated, skipped, failed } = progress
  console.log(`created ${created}, updated ${updated}, skipped ${skipped}, failed ${failed}`)
  if (failed === 0) return 0
  note({ zh: `失败的行已写入 ${errorsFile}`, en: `The rows that failed are in ${errorsFile}` })
  return created + updated + skipped > 0 ? 0 : 1
}

/** Says how far the import is, every few seconds and only when somebody is looking. */
function noteRows(): (done: number, total: number) => void {
  let last = performance.now()
  return (done, total) => {
    if (!process.stderr.isTTY || performance.now() - last < 2_000) return
    last = performance.now()
    note({ zh: `${done} / ${total} 行`, en: `${done} / ${total} rows` })
  }
}
