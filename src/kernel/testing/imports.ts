/** What the tests of imports share. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { type ExportRequest, runExport } from '../io/export.ts'
import type { ImportRequest } from '../io/import-start.ts'
import { importFile, writeErrors } from '../io/import-work.ts'
import { writeCsv } from '../io/tables/index.ts'
import type { TestApp, TestClient } from './app.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A file with this content, gone after the tests. */
export function fileOf(content: string | Uint8Array, name = 'table.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  folders.push(folder)
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export const csvOf = (rows: readonly string[][]): Promise<string> => text(writeCsv(rows))

type Options = Partial<Omit<ImportRequest, 'actor' | 'entity' | 'path'>>

/** Imports a file and answers the counts with the faults as `row path code`. */
export async function importAs(app: TestApp, client: TestClient, entity: string, path: string, options: Options = {}) {
  const request = {
    actor: await client.actor(),
    language: 'zh' as const,
    entity,
    path,
    fileName: 'table.csv',
    ...options,
  }
  const { id, progress } = await importFile(app.runtime, request)
  const { created, updated, skipped, failed, errors } = progress
  const faults = errors.flatMap(({ row, violations }) => violations.map((v) => `${row} ${v.path} ${v.code}`))
  return { id, counts: [created, updated, skipped, failed], faults }
}

export const importText = (app: TestApp, entity: string, content: string, options: Options = {}) =>
  importAs(app, app.admin, entity, fileOf(content), options)

export const errorsOf = async (app: TestApp, id: string, language: 'zh' | 'en' = 'zh'): Promise<string> =>
  (await buffer(await writeErrors(app.runtime, id, language))).toString()

/** An export as the bytes of its file. */
export async function exportAs(
  app: TestApp,
  client: TestClient,
  request: Partial<ExportRequest> & { entity: string },
): Promise<Buffer> {
  const pieces: Buffer[] = []
  await runExport(app.runtime, await client.actor(), { format: 'csv', language: 'zh', ...request }, async (file) => {
    for await (const piece of file) pieces.push(piece as Buffer)
  })
  return Buffer.concat(pieces)
}
