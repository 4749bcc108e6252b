/** Faults of whom a step asks. */
import type { FieldView } from './check-fields.ts'
import { checkPath } from './check-fields.ts'
import type { FlowFault } from './fault.types.ts'
import { findField, isAmount, isEmployee } from './field-paths.ts'
import type { Assignee } from './flow.types.ts'

export function checkAssignees(assignees: readonly Assignee[], step: string, view: FieldView): FlowFault[] {
  return assignees.flatMap((assignee) => checkAssignee(assignee, step, view))
}

function checkAssignee(assignee: Assignee, step: string, view: FieldView): FlowFault[] {
  const { seen } = view
  const fault = (code: FlowFault['code'], name = ''): FlowFault[] => [{ code, level: 'error', step, params: { name } }]
  const unless = (known: readonly string[] | undefined, value: string) => !known || known.includes(value)
  if ('person' in assignee) return unless(seen.people, assignee.person) ? [] : fault('person-unknown')
  if ('role' in assignee) return unless(seen.roles, assignee.role) ? [] : fault('role-unknown', assignee.role)
  if ('managerLevel' in assignee) {
    const { managerLevel } = assignee
    return Number.isInteger(managerLevel) && managerLevel >= 1 && managerLevel <= 20 ? [] : fault('level-range')
  }
  if ('managerFor' in assignee) return checkKind(assignee.managerFor, isAmount, 'amount-field', step, view)
  if ('field' in assignee) return checkKind(assignee.field, isEmployee, 'person-field', step, view)
  if ('departmentHead' in assignee && typeof assignee.departmentHead === 'object')
    return unless(seen.departments, assignee.departmentHead.department) ? [] : fault('department-unknown')
  return []
}

function checkKind(
  path: string,
  fits: typeof isAmount,
  code: FlowFault['code'],
  step: string,
  view: FieldView,
): FlowFault[] {
  // Only fields of the record or form themselves are asked for people and amounts.
  if (path.includes('.')) return [{ code: 'field-unknown', level: 'error', step, params: { name: path } }]
  const unknown = checkPath(path, view, { step })
  if (unknown.length > 0) return unknown
  const field = findField(path, view.flow, view.about, view.seen)
  return fits(field) ? [] : [{ code, level: 'error', step, params: { name: path } }]
}
