/** Faults of what brings a process to life. */
import { checkCondition, type FieldView } from './check-fields.ts'
import type { FlowFault } from './fault.types.ts'
import type { Trigger } from './flow.types.ts'

/** A process without triggers can still be a sub-process of others. */
export function checkTriggers(triggers: readonly Trigger[], view: FieldView): FlowFault[] {
  if (triggers.length === 0) return [{ code: 'trigger-missing', level: 'warning' }]
  const faults = triggers.flatMap((trigger) => checkTrigger(trigger, view))
  const said = triggers.map((trigger) => JSON.stringify(trigger))
  if (new Set(said).size < said.length) faults.push({ code: 'trigger-double', level: 'warning' })
  if (triggers.some(({ on }) => on !== 'request'))
    for (const field of view.flow.form)
      if (field.required)
        faults.push({ code: 'trigger-form', level: 'warning', params: { name: field.label.zh || field.label.en } })
  return faults
}

function checkTrigger(trigger: Trigger, view: FieldView): FlowFault[] {
  if (trigger.on === 'request') return []
  const { entities, actions } = view.seen
  const fault = (code: FlowFault['code'], name = ''): FlowFault => ({ code, level: 'error', params: { name } })
  const fields = entities?.[trigger.entity]
  if (entities && !fields) return [fault('trigger-entity', trigger.entity)]
  const faults = checkCondition(trigger.when, { ...view, about: [trigger.entity] }, {}).map(
    (each): FlowFault => (each.code === 'field-unknown' ? { ...each, code: 'trigger-field' } : each),
  )
  if (trigger.on === 'change') {
    if (trigger.fields.length === 0) faults.push(fault('trigger-fields'))
    for (const name of trigger.fields)
      if (fields && !Object.hasOwn(fields, name)) faults.push(fault('trigger-field', name))
  }
  if (trigger.on === 'action' && actions?.[trigger.entity]?.includes(trigger.action) !== true && actions)
    faults.push(fault('trigger-action', trigger.action))
  return faults
}
