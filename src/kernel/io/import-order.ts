/**
 * In which order the rows of a file are imported. Rows may name each other (a parent customer, a superior); a row comes in a
 * later pass than those it names, so that whole trees arrive in one import, whatever the order of the file.
 */
import type { Context } from '#kernel/entity/context.ts'
import { namingFields } from './fields.ts'
import type { ImportPlan } from './import-batch.ts'
import { type FieldColumn, foldCell } from './mapping.ts'
import { meaningOf } from './row-values.ts'
import { splitList } from './text-form/list-text.ts'

export interface ImportOrder {
  /** Rows that are not blank. */
  total: number
  passes: number
  /** The pass of a row, from 0. */
  passOf(row: number): number
}

/** Reads the file once, so that one that breaks off in the middle is refused before anything is written. */
export async function readOrder(
  plan: ImportPlan,
  ctx: Pick<Context, 'registry' | 'actor'>,
  rows: AsyncIterable<{ row: number; cells: string[] }>,
  maxRows: number,
  tooMany: () => Error,
): Promise<ImportOrder> {
  const links = linksOf(plan, ctx)
  const rowOf = new Map<string, number>()
  const named = new Map<number, string[]>()
  let total = 0
  for await (const { row, cells } of rows) {
    total += 1
    if (total > maxRows) throw tooMany()
    if (links.length === 0) continue
    const texts: string[] = []
    for (const { column, names } of links) {
      for (const name of names) {
        const text = textOf(name, cells)
        if (text && !rowOf.has(text)) rowOf.set(text, row)
      }
      const meant = meaningOf(column, cells)
      if (typeof meant !== 'string' || meant.trim() === '') continue
      texts.push(...(column.field.kind === 'refs' ? splitList(meant) : [meant]).map(foldCell))
    }
    if (texts.length) named.set(row, texts)
  }
  const passes = passesOf(named, rowOf)
  return { total, passes: Math.max(0, ...new Set(passes.values())) + 1, passOf: (row) => passes.get(row) ?? 0 }
}

interface Link {
  column: FieldColumn
  /** Mapped columns whose texts name the row's own record. */
  names: FieldColumn[]
}

function linksOf(plan: ImportPlan, ctx: Pick<Context, 'registry' | 'actor'>): Link[] {
  const naming = namingFields(ctx.registry, ctx.actor, plan.entity)
  return plan.columns
    .filter((column) => column.field.ref === plan.entity.name && column.column !== null)
    .map((column) => {
      const by = column.match === undefined ? naming : [column.match]
      return { column, names: plan.columns.filter((c) => by.includes(c.name)) }
    })
}

function textOf(column: FieldColumn, cells: readonly string[]): string {
  const meant = meaningOf(column, cells)
  return typeof meant === 'string' ? foldCell(meant) : ''
}

/** One more than the latest pass of the rows that a row names; members of a circle are left in the first. */
function passesOf(named: ReadonlyMap<number, string[]>, rowOf: ReadonlyMap<string, number>): Map<number, number> {
  const passes = new Map<number, number>()
  const parentsOf = (row: number) =>
    (named.get(row) ?? []).flatMap((text) => {
      const parent = rowOf.get(text)
      return parent === undefined || parent === row ? [] : [parent]
    })
  for (const start of named.keys()) {
    const open = new Set<number>()
    const stack = [start]
    while (stack.length) {
      const row = stack.at(-1)!
      if (passes.has(row)) {
        stack.pop()
        continue
      }
      const parents = parentsOf(row)
      const unknown = parents.filter((p) => !passes.has(p) && !open.has(p))
      if (!open.has(row) && unknown.length) {
        open.add(row)
        stack.push(...unknown)
        continue
      }
      const settled = parents.flatMap((p) => passes.get(p) ?? [])
      passes.set(row, settled.length ? Math.max(...settled) + 1 : 0)
      open.delete(row)
      stack.pop()
    }
  }
  return passes
}
