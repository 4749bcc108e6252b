/** Whether a trigger is whole, whatever it is about. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { AutomationTrigger } from './automation.types.ts'
import { isTime } from './timing.ts'

const isBetween = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max

export function triggerFaults(trigger: AutomationTrigger): Violation[] {
  switch (trigger.on) {
    case 'created':
    case 'deleted':
      return []
    case 'changed':
      return trigger.fields === undefined || Array.isArray(trigger.fields)
        ? []
        : [violation('automation.trigger', 'trigger')]
    case 'action':
      return typeof trigger.action === 'string' ? [] : [violation('automation.action', 'trigger')]
    case 'date':
      if (typeof trigger.field !== 'string' || !isBetween(trigger.days, -3660, 3660))
        return [violation('automation.date-field', 'trigger')]
      return isTime(trigger.at) ? [] : [violation('automation.time', 'trigger')]
    case 'schedule': {
      const { frequency, weekday = 1, dayOfMonth = 1 } = trigger
      const isKnown = ['hourly', 'daily', 'weekly', 'monthly'].includes(frequency)
      if (!isKnown || !isBetween(weekday, 1, 7) || !isBetween(dayOfMonth, 1, 31))
        return [violation('automation.schedule', 'trigger')]
      return isTime(trigger.at) ? [] : [violation('automation.time', 'trigger')]
    }
    default:
      return [violation('automation.trigger', 'trigger')]
  }
}
