import type { FilterOp } from '#kernel/entity/meta.types.ts'
import type { PathField } from '../model/fieldPath.ts'

export interface ValueProps {
  target: PathField
  op: FilterOp
  value: unknown
  onChange: (value: unknown) => void
}

/** The ids in a condition's value, which is one or a list. */
export function idsOf(value: unknown): string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string' && each !== '')
}
