import type { FieldSpec } from '#kernel/entity/fields.ts'
import { splitList } from './list-text.ts'
import type { Reading, ReadText, TextForm } from './text-form.ts'

export const labelOf = (value: unknown): string => String((value as { label?: unknown } | null)?.label ?? '')

export const readReference: ReadText = (field, text) => ({
  lookup: { shape: 'one', wanted: [{ entities: [field.ref!], text }] },
})

export const readReferences: ReadText = (field, text) => ({
  lookup: { shape: 'many', wanted: splitList(text).map((item) => ({ entities: [field.ref!], text: item })) },
})

/** `客户:华为` or `customer: Huawei`; without a kind of record the text may mean any that the field can point to. */
export function readTarget(field: FieldSpec, text: string, { registry }: TextForm): Reading {
  const targets = field.targets ?? []
  const match = /^\s*([^:：]+?)\s*[:：]\s*(.+)$/s.exec(text)
  const word = match?.[1]?.toLowerCase()
  const named = targets.filter((name) => {
    const { path, label, plural } = registry.entity(name)
    return [name, path, label.zh, label.en, plural.en].some((known) => known.toLowerCase() === word)
  })
  const wanted = named.length > 0 ? { entities: named, text: match![2]! } : { entities: targets, text }
  return { lookup: { shape: 'target', wanted: [wanted] } }
}

export function writeTarget(_: FieldSpec, value: unknown, { registry, language }: TextForm): string {
  const { entity } = value as { entity: string }
  return `${registry.entity(entity).label[language]}:${labelOf(value)}`
}
