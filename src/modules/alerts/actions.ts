/** What people do with an alert: see it, act on it, close it, or say that it was none. */
import { defineAction } from '#kernel/entity/define.ts'
import { longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { alert } from './entities/alert.ts'

type State = 'new' | 'acknowledged' | 'acted' | 'closed' | 'false-alarm'
const from =
  (...states: State[]) =>
  (record: { state: string }) =>
    (states as string[]).includes(record.state) ? [] : [violation('alert.state', 'state', { state: record.state })]

const permission = { operation: 'update' } as const

const acknowledge = defineAction({
  entity: alert,
  name: 'acknowledge',
  label: { zh: '知悉', en: 'Got it' },
  on: 'record',
  permission,
  input: {},
  guard: from('new'),
  run: (ctx, record) =>
    ctx.update(alert, record.id, {
      state: 'acknowledged',
      acknowledgedBy: ctx.actor.id,
      acknowledgedAt: ctx.now.toISOString(),
    }),
})

const act = defineAction({
  entity: alert,
  name: 'act',
  label: { zh: '登记措施', en: 'Say what was done' },
  on: 'record',
  primary: true,
  permission,
  input: {
    measure: longText({
      label: { zh: '采取了什么措施', en: 'What was done' },
      help: { zh: '一句话即可，例如：约了三家重点客户本周见面', en: 'One sentence is enough' },
      required: true,
      max: 2000,
    }),
  },
  guard: from('new', 'acknowledged', 'acted'),
  run: (ctx, record, { measure }) =>
    ctx.update(alert, record.id, {
      state: 'acted',
      measure,
      actedBy: ctx.actor.id,
      actedAt: ctx.now.toISOString(),
      ...(!record.acknowledgedBy && { acknowledgedBy: ctx.actor.id, acknowledgedAt: ctx.now.toISOString() }),
    }),
})

const note = longText({ label: { zh: '说明', en: 'Note' }, max: 2000 })

const close = defineAction({
  entity: alert,
  name: 'close',
  label: { zh: '关闭', en: 'Close' },
  on: 'record',
  permission,
  input: { note },
  guard: from('new', 'acknowledged', 'acted'),
  run: (ctx, record, input) =>
    ctx.update(alert, record.id, { state: 'closed', closedBecause: 'handled', ...endedBy(ctx), note: input.note }),
})

const falseAlarm = defineAction({
  entity: alert,
  name: 'false-alarm',
  label: { zh: '误报', en: 'False alarm' },
  help: { zh: '同一问题在冷却期内不再提醒', en: 'The same is not raised again within the cool-down' },
  on: 'record',
  permission,
  input: { note },
  guard: from('new', 'acknowledged', 'acted'),
  run: (ctx, record, input) =>
    ctx.update(alert, record.id, {
      state: 'false-alarm',
      closedBecause: 'false-alarm',
      ...endedBy(ctx),
      note: input.note,
    }),
})

const endedBy = (ctx: { actor: { id: string | null }; now: Date }) => ({
  closedBy: ctx.actor.id,
  closedAt: ctx.now.toISOString(),
})

export const alertActions = [acknowledge, act, close, falseAlarm]
