import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import type { Reading } from './text-form.ts'

interface Names {
  /** Exact keys. */
  keys: ReadonlySet<string>
  /** Key or label in either language, folded -> the keys it may mean. */
  byName: ReadonlyMap<string, ReadonlySet<string>>
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
const known = new WeakMap<readonly ChoiceOption[], Names>()

function namesOf(options: readonly ChoiceOption[]): Names {
  let names = known.get(options)
  if (!names) {
    const byName = new Map<string, Set<string>>()
    for (const { value, label } of options) {
      for (const name of [value, label.zh, label.en]) {
        const meant = byName.get(fold(name)) ?? new Set<string>()
        byName.set(fold(name), meant.add(value))
      }
    }
    names = { keys: new Set(options.map((o) => o.value)), byName }
    known.set(options, names)
  }
  return names
}

/** An option by its key or by its label in either language; an open choice keeps other words as they are. */
export function readChoice(field: FieldSpec, text: string): Reading {
  const options = field.options ?? []
  const { keys, byName } = namesOf(options)
  if (keys.has(text)) return { value: text }
  const [key, ...others] = byName.get(fold(text)) ?? []
  if (key !== undefined && others.length === 0) return { value: key }
  if (key !== undefined)
    return { fault: 'import.choice-ambiguous', params: { value: text, choices: [key, ...others].join(', ') } }
  const takesAnything = field.open || options.length === 0
  return takesAnything ? { value: text } : { fault: 'import.choice', params: { value: text } }
}

/** The option's label, or its key where the label could mean another option too. */
export function writeChoice(field: FieldSpec, value: string, language: 'zh' | 'en'): string {
  const options = field.options ?? []
  const label = options.find((o) => o.value === value)?.label[language]
  if (label === undefined) return value
  const { keys, byName } = namesOf(options)
  const means = byName.get(fold(label))
  return keys.has(label) || means?.size !== 1 ? value : label
}
