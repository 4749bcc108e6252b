/** The columns of the table: what they show, how wide they start, and which values must be asked for. */
import type { EntityMeta, FieldKind } from '#kernel/entity/meta.types.ts'
import type { PathField } from './fieldPath.ts'

export interface Column extends PathField {
  width: number
  /** The record's name: first, sticky, links to the record. */
  isTitle: boolean
}

export const minColumnWidth = 64
export const maxColumnWidth = 720

const widths: Partial<Record<FieldKind, number>> = {
  longText: 260,
  richText: 260,
  integer: 96,
  decimal: 112,
  money: 128,
  percent: 88,
  boolean: 80,
  date: 112,
  instant: 144,
  choice: 112,
  multiChoice: 168,
  ref: 144,
  refs: 184,
  treeRef: 144,
  target: 168,
  email: 192,
  phone: 136,
  url: 192,
  address: 240,
  tags: 168,
  number: 136,
}

/** Width in CSS pixels that a column starts with. */
export function startWidth(kind: FieldKind, isTitle: boolean): number {
  if (isTitle) return 264
  return widths[kind] ?? 144
}

/** Columns for the chosen paths. Unknown ones are dropped; the title is always there and always first. */
export function columnsOf(
  entity: EntityMeta,
  paths: string[],
  resolve: (path: string) => PathField | undefined,
  ownWidths: Record<string, number>,
): Column[] {
  const ordered = [entity.title, ...paths.filter((path) => path !== entity.title)]
  return ordered.flatMap((path): Column[] => {
    const field = resolve(path)
    if (!field) return []
    const isTitle = path === entity.title
    return [{ ...field, isTitle, width: ownWidths[path] ?? startWidth(field.field.kind, isTitle) }]
  })
}

/**
 * Value of the `fields` parameter: the paths shown and their neighbours (the currency of an amount,
 * the fields that decide which options a choice offers), so that a row can be shown and edited.
 */
export function wantedFields(entity: EntityMeta, paths: string[]): string[] {
  const wanted = new Set([entity.title, ...paths])
  for (const path of paths) {
    const [head = path, tail] = path.split('.')
    const field = entity.fields.find((candidate) => candidate.name === head)
    if (!field || tail !== undefined) continue
    if (field.currencyField) wanted.add(field.currencyField)
    for (const option of field.options ?? []) for (const name of Object.keys(option.when ?? {})) wanted.add(name)
  }
  return [...wanted]
}

/** Moves one path to the place of another; the title does not move. */
export function moveColumn(paths: string[], from: string, to: string): string[] {
  const start = paths.indexOf(from)
  const end = paths.indexOf(to)
  if (start < 0 || end < 0 || start === end) return paths
  const next = paths.filter((path) => path !== from)
  next.splice(end, 0, from)
  return next
}
