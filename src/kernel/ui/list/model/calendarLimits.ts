/** Conditions that let a calendar show only some of its days. */
import { type Condition, type Group, isGroup } from './filterModel.ts'

/**
 * Those on the calendar's own date that hold for every record shown. Being filled in is none:
 * the calendar shows nothing else.
 */
export function limitsOf(model: Group, field: string): Condition[] {
  if (model.join !== 'and') return []
  return model.items.filter(
    (node): node is Condition =>
      !isGroup(node) && node.field === field && !(node.op === 'empty' && node.value === false),
  )
}
