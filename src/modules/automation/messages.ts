import type { Label } from '#kernel/entity/meta.types.ts'

export const messages: Record<string, Label> = {
  'automation.not-allowed': {
    zh: '设置自动化需要“设置自动化规则”权限，请联系管理员',
    en: 'Setting up automations needs the permission “Set up automations”: ask an administrator',
  },
  'automation.own-only': {
    zh: '只能用自己的权限执行；用他人的权限请找系统管理员',
    en: 'It can only run with your own rights; ask an administrator for others',
  },
  'automation.account': {
    zh: '执行账号的员工已离职或停用',
    en: 'The person with whose rights it runs is not here any more',
  },
  'automation.entity': {
    zh: '请选择对象；执行账号必须能查看它',
    en: 'Choose a kind of record that the account may see',
  },
  'automation.trigger': { zh: '请选择什么时候执行', en: 'Choose when it runs' },
  'automation.steps': { zh: '请至少添加一个步骤', en: 'Add at least one step' },
  'automation.many-steps': { zh: '最多 {max} 个步骤', en: 'At most {max} steps' },
  'automation.field': {
    zh: '没有字段“{field}”，或执行账号看不到它',
    en: 'There is no field “{field}”, or the account may not see it',
  },
  'automation.date-field': {
    zh: '请选择日期字段，并填写提前或推后的天数',
    en: 'Choose a date field and the days before or after',
  },
  'automation.action': { zh: '请选择操作', en: 'Choose an action' },
  'automation.time': { zh: '请填写时间，如 09:00', en: 'Give a time such as 09:00' },
  'automation.schedule': { zh: '请选择周期', en: 'Choose how often' },
  'automation.filter': {
    zh: '条件里有不存在的字段，或执行账号看不到的字段',
    en: 'A condition names a field that is not there, or that the account may not see',
  },
  'automation.expression': { zh: '{zh}', en: '{en}' },
  'automation.no-record': {
    zh: '这时没有可以修改的记录',
    en: 'There is no record to change at that time',
  },
  'automation.no-values': { zh: '请至少填写一个字段', en: 'Set at least one field' },
  'automation.no-right': {
    zh: '执行账号无权这样做',
    en: 'The account may not do that',
  },
  'automation.create': {
    zh: '请选择要新建什么；执行账号必须有权新建',
    en: 'Choose what is created; the account must be allowed to',
  },
  'automation.nobody': { zh: '请选择通知谁', en: 'Choose who is told' },
  'automation.wait': { zh: '请填写等待多久，或等到哪个日期', en: 'Say how long to wait, or until which date' },
  'automation.no-processes': { zh: '还没有可以发起的流程', en: 'There is no process to start yet' },
  'automation.step-unknown': { zh: '请选择做什么', en: 'Choose what is done' },
  'automation.test-record': { zh: '请选择一条记录来试运行', en: 'Choose a record to try it on' },
  'automation.loop': {
    zh: '规则互相触发，回到了同一条记录',
    en: 'Rules set each other off and came back to the same record',
  },
  'automation.depth': { zh: '规则一个触发一个，层数过多', en: 'Too many rules set each other off in a row' },
}
