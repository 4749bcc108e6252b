/** A rule in one sentence: "当 客户 新建时，如果 …，就 修改 级别、通知 负责人". */
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import type { AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'

export type Language = 'zh' | 'en'
export type FindEntity = (name: string) => EntityMeta | undefined

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

/** `an opportunity` */
function a(name: string): string {
  const word = name.toLowerCase()
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

const fieldName = (entity: EntityMeta | undefined, name: string, language: Language): string =>
  entity?.fields.find((field: FieldMeta) => field.name === name)?.label[language] ?? name

export function whenText(trigger: AutomationTrigger, entity: EntityMeta | undefined, language: Language): string {
  const zh = language === 'zh'
  const name = entity?.label[language] ?? '?'
  switch (trigger.on) {
    case 'created':
      return zh ? `新建${name}` : `${a(name)} is created`
    case 'deleted':
      return zh ? `删除${name}` : `${a(name)} is deleted`
    case 'action': {
      const action = entity?.actions.find((each) => each.name === trigger.action)?.label[language] ?? trigger.action
      return zh ? `${name}完成“${action}”` : `“${action}” was done to ${a(name)}`
    }
    case 'changed': {
      const fields = (trigger.fields ?? []).map((field) => fieldName(entity, field, language))
      if (fields.length === 0) return zh ? `${name}有修改` : `${a(name)} is changed`
      return zh ? `${name}的${fields.join('、')}改变` : `${fields.join(' or ')} of ${a(name)} changes`
    }
    case 'date': {
      const field = fieldName(entity, trigger.field, language)
      const days = Math.abs(trigger.days)
      if (days === 0)
        return zh ? `${name}的${field}当天 ${trigger.at}` : `${field} of ${a(name)} is reached, at ${trigger.at}`
      const side = trigger.days < 0
      return zh
        ? `${name}的${field}${side ? '前' : '后'} ${days} 天 ${trigger.at}`
        : `${days} ${days === 1 ? 'day' : 'days'} ${side ? 'before' : 'after'} ${field} of ${a(name)}, at ${trigger.at}`
    }
    case 'schedule':
      return scheduleText(trigger, name, language)
  }
}

function scheduleText(trigger: AutomationTrigger & { on: 'schedule' }, name: string, language: Language): string {
  const { frequency, at, weekday = 1, dayOfMonth = 1 } = trigger
  const zh = language === 'zh'
  const when = {
    hourly: zh ? `每小时第 ${Number(at.slice(3))} 分` : `every hour at minute ${Number(at.slice(3))}`,
    daily: zh ? `每天 ${at}` : `every day at ${at}`,
    weekly: zh ? `每周${weekdays.zh[weekday - 1]} ${at}` : `every ${weekdays.en[weekday - 1]} at ${at}`,
    monthly: zh ? `每月 ${dayOfMonth} 日 ${at}` : `on day ${dayOfMonth} of every month at ${at}`,
  }[frequency]
  if (!trigger.each) return when
  return zh ? `${when}，对每条${name}` : `${when}, for each ${name.toLowerCase()}`
}

/** What one step does, in a few words. */
export function stepText(
  step: AutomationStep,
  entity: EntityMeta | undefined,
  find: FindEntity,
  language: Language,
): string {
  const zh = language === 'zh'
  switch (step.kind) {
    case 'update': {
      const through = entity?.fields.find((field) => field.name === step.through)
      const target = through ? find(through.ref ?? '') : entity
      const fields = Object.keys(step.values).map((field) => fieldName(target, field, language))
      const of = through ? (zh ? `${through.label.zh}的` : `the ${through.label.en.toLowerCase()}’s `) : ''
      return zh ? `修改${of}${fields.join('、')}` : `change ${of}${fields.join(', ')}`
    }
    case 'create': {
      const name = find(step.entity)?.label[language] ?? step.entity
      return zh ? `新建${name}` : `create ${a(name)}`
    }
    case 'notify': {
      const who = step.to.map((one) => {
        if ('owner' in one) return zh ? '负责人' : 'the owner'
        if ('manager' in one) return zh ? '其上级' : 'their superior'
        if ('field' in one) return fieldName(entity, one.field, language)
        if ('role' in one) return roleName(find('employee'), one.role, language)
        return zh ? '指定的人' : 'chosen people'
      })
      return zh ? `通知${[...new Set(who)].join('、')}` : `tell ${[...new Set(who)].join(', ')}`
    }
    case 'webhook':
      return zh ? '发送 Webhook' : 'send a webhook'
    case 'process':
      return zh ? '发起流程' : 'start a process'
    case 'wait':
      return waitText(step, entity, language)
  }
}

const roleName = (employee: EntityMeta | undefined, role: string, language: Language): string =>
  employee?.fields.find(({ name }) => name === 'roles')?.options?.find(({ value }) => value === role)?.label[
    language
  ] ?? role

function waitText(step: AutomationStep & { kind: 'wait' }, entity: EntityMeta | undefined, language: Language): string {
  const zh = language === 'zh'
  if (step.untilField) {
    const field = fieldName(entity, step.untilField, language)
    return zh ? `等到${field}` : `wait until ${field}`
  }
  const { amount, unit } = waitParts(step.minutes ?? 0)
  const words = { minutes: ['分钟', 'minutes'], hours: ['小时', 'hours'], days: ['天', 'days'] }[unit]
  return zh ? `等待 ${amount} ${words[0]}` : `wait ${amount} ${words[1]}`
}

/** Minutes in the largest unit that divides them. */
export function waitParts(minutes: number): { amount: number; unit: 'minutes' | 'hours' | 'days' } {
  if (minutes > 0 && minutes % 1440 === 0) return { amount: minutes / 1440, unit: 'days' }
  return minutes > 0 && minutes % 60 === 0
    ? { amount: minutes / 60, unit: 'hours' }
    : { amount: minutes, unit: 'minutes' }
}

export const minutesOf = (amount: number, unit: 'minutes' | 'hours' | 'days'): number =>
  amount * { minutes: 1, hours: 60, days: 1440 }[unit]
