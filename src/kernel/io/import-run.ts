/** An import under way: batch by batch, each in one transaction together with how far it got. */
import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { type FileRow, type ImportPlan, importBatch, type RowResult } from './import-batch.ts'
import { type FailedRow, partKey, storeFailedRows } from './import-errors.ts'
import type { ImportOrder } from './import-order.ts'
import { type ImportProgress, type ImportTask, noProgress, shownErrors } from './import-task.ts'
import type { TableReader } from './tables/index.ts'
import { changeTask, pacer } from './tasks.ts'

/** Small enough that a batch's share of the processor is not felt by those who work on the same server. */
const batchRows = 500
/** A batch that lost against another writer (deadlock, serialization) is simply done again. */
const batchAttempts = 4

export interface RunImportOptions {
  onProgress?: (done: number, total: number) => void
}

/** The person cancelled the import; what is committed stays and can be undone. */
export class ImportCancelled extends Error {
  override name = 'ImportCancelled'
}

/** The rows of a file that are not blank. */
export async function* fileRows(reader: TableReader): AsyncGenerator<FileRow> {
  let row = reader.firstRow - 1
  for await (const cells of reader.rows()) {
    row += 1
    if (cells.some((cell) => cell !== '')) yield { row, cells }
  }
}

class Rehearsed extends Error {}

/** One import under way. */
export class ImportRun {
  private readonly runtime: Runtime
  private readonly task: ImportTask
  private readonly plan: ImportPlan
  private readonly order: ImportOrder
  private readonly reader: TableReader
  private readonly actor: Actor
  private readonly options: RunImportOptions
  private readonly due = pacer()
  private progress: ImportProgress
  private done = 0

  constructor(
    runtime: Runtime,
    task: ImportTask,
    plan: ImportPlan,
    order: ImportOrder,
    reader: TableReader,
    actor: Actor,
    options: RunImportOptions,
  ) {
    this.runtime = runtime
    this.task = task
    this.plan = plan
    this.order = order
    this.reader = reader
    this.actor = actor
    this.options = options
    // A rehearsal leaves nothing behind, so it starts anew.
    this.progress = task.input.dryRun ? noProgress() : { ...noProgress(), ...task.result }
    this.done = this.progress.created + this.progress.updated + this.progress.skipped + this.progress.failed
  }

  async perform(): Promise<ImportProgress> {
    await this.announce(this.runtime.db)
    for await (const { pass, rows } of this.batches()) {
      await this.commitBatch(pass, rows)
      this.options.onProgress?.(this.done, this.order.total)
      await setImmediate()
    }
    return this.progress
  }

  /** Everything as it would be, in one transaction that is rolled back: so the counts are exact. */
  async rehearse(): Promise<ImportProgress> {
    await this.announce(this.runtime.db)
    const { actor, task } = this
    try {
      await this.runtime.transact({ actor, source: 'import', requestId: task.id, batch: task.batch! }, async (ctx) => {
        for await (const { pass, rows } of this.batches()) {
          await this.importRows(ctx, pass, rows)
          this.options.onProgress?.(this.done, this.order.total)
          if (this.due()) await this.announce(this.runtime.db)
          await setImmediate()
        }
        throw new Rehearsed()
      })
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error
    }
    return this.progress
  }

  /** Tells how far the import is; finds out on the way whether somebody cancelled it. */
  private async announce(db: Pick<Context['sql'], 'run'>, quiet = false): Promise<void> {
    const change = {
      state: 'running' as const,
      done: this.done,
      total: this.order.total,
      ...(!this.plan.dryRun && { result: { ...this.task.result, ...this.progress } }),
    }
    const isWanted = await changeTask(db, this.task, ['waiting', 'running'], change, { quiet })
    if (!isWanted) throw new ImportCancelled()
  }

  /** The rows that are not done yet, pass by pass. */
  private async *batches(): AsyncGenerator<{ pass: number; rows: FileRow[] }> {
    const { pass: firstPass, row: lastRow } = this.progress.cursor
    for (let pass = firstPass; pass < this.order.passes; pass += 1) {
      let rows: FileRow[] = []
      for await (const row of fileRows(this.reader)) {
        if (this.order.passOf(row.row) !== pass || (pass === firstPass && row.row <= lastRow)) continue
        rows.push(row)
        if (rows.length < batchRows) continue
        yield { pass, rows }
        rows = []
      }
      if (rows.length) yield { pass, rows }
    }
  }

  private async commitBatch(pass: number, rows: FileRow[]): Promise<void> {
    const { actor, task } = this
    const before = { progress: this.progress, done: this.done }
    const quiet = !this.due()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runtime.transact(
          { actor, source: 'import', requestId: task.id, batch: task.batch! },
          async (ctx) => {
            await this.importRows(ctx, pass, rows)
            await this.announce(ctx.sql, quiet)
          },
        )
      } catch (error) {
        this.progress = before.progress
        this.done = before.done
        if (attempt >= batchAttempts || !isCollision(error)) throw error
      }
    }
  }

  private async importRows(ctx: Context, pass: number, rows: FileRow[]): Promise<void> {
    const results = await importBatch(ctx, this.plan, rows)
    const failed = rows.flatMap(({ row, cells }, i): FailedRow[] => {
      const result = results[i]!
      return typeof result === 'string' ? [] : [{ row, cells, violations: result }]
    })
    const key = partKey(this.task.id, pass, rows[0]!.row)
    if (failed.length) await storeFailedRows(this.runtime.files, key, failed)
    const count = (wanted: RowResult) => results.filter((result) => result === wanted).length
    const { created, updated, skipped, errors, parts } = this.progress
    this.progress = {
      created: created + count('created'),
      updated: updated + count('updated'),
      skipped: skipped + count('skipped'),
      failed: this.progress.failed + failed.length,
      errors: [...errors, ...failed.map(({ row, violations }) => ({ row, violations }))].slice(0, shownErrors),
      parts: failed.length ? [...parts, key] : parts,
      cursor: { pass, row: rows.at(-1)!.row },
    }
    this.done += rows.length
  }
}

function isCollision(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string }
  return code === '40001' || code === '40P01'
}
