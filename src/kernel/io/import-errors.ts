/** The rows that failed, kept in pieces while the import runs, and given back as a table to be mended. */
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { withMessages } from '#kernel/api/messages.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import type { FileStore } from '#kernel/files/store.ts'
import { type Cell, writeCsv } from './tables/index.ts'

export interface FailedRow {
  row: number
  cells: string[]
  violations: Violation[]
}

/** The key follows from the place in the file: a batch that is done again after a crash replaces its own piece. */
export const partKey = (task: string, pass: number, row: number): string =>
  `imports/${task}/errors-${pass}-${row}.jsonl`

export async function storeFailedRows(files: FileStore, key: string, rows: readonly FailedRow[]): Promise<void> {
  await files.put(key, Readable.from(rows.map((row) => `${JSON.stringify(row)}\n`)))
}

async function* failedRows(files: FileStore, parts: readonly string[]): AsyncGenerator<FailedRow> {
  for (const part of parts) {
    const lines = createInterface({ input: await files.get(part), crlfDelay: Number.POSITIVE_INFINITY })
    for await (const line of lines) if (line) yield JSON.parse(line) as FailedRow
  }
}

/** The columns of the file as they were, and one more with what is wrong: mend the rows and import the file again. */
export function errorTable(
  registry: Registry,
  files: FileStore,
  headers: readonly string[],
  parts: readonly string[],
  language: 'zh' | 'en',
  labelOf: (path: string) => string,
): Readable {
  async function* rows(): AsyncGenerator<Cell[]> {
    yield [...headers, language === 'zh' ? '错误' : 'Error']
    for await (const { cells, violations } of failedRows(files, parts)) {
      const reasons = withMessages(registry, violations, language).map(({ path, message }) =>
        path ? `${labelOf(path)}: ${message}` : message,
      )
      yield [...headers.map((_, i) => cells[i] ?? ''), reasons.join('; ')]
    }
  }
  return writeCsv(rows())
}
