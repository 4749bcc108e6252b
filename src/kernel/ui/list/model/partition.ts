/** Choices whose options belong to another field's value: the stages of a pipeline. */
import type { ChoiceOption, FieldMeta } from '#kernel/entity/meta.types.ts'

/** The field that parts the options (`pipeline`) and its values in option order; undefined when they are one set. */
export function partitionOf(field: FieldMeta | undefined): { by: string; values: string[] } | undefined {
  const keys = new Set<string>()
  const values: string[] = []
  for (const option of field?.options ?? []) {
    for (const [name, value] of Object.entries(option.when ?? {})) {
      keys.add(name)
      if (!values.includes(value)) values.push(value)
    }
  }
  const [by] = keys
  return by !== undefined && keys.size === 1 && values.length > 1 ? { by, values } : undefined
}

/** Options of one part; those without a condition belong to every part. */
export function optionsOfPart(field: FieldMeta, by: string, value: string): ChoiceOption[] {
  return (field.options ?? []).filter((option) => option.when?.[by] === undefined || option.when[by] === value)
}
