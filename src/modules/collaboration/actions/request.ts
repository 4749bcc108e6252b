/** Answering a co-operation request, carrying it out, and thanking for it. */
import type { Actor } from '#kernel/access/actor.ts'
import { addComment } from '#kernel/comments/comments.ts'
import type { Context } from '#kernel/entity/context.ts'
import { type ActionDefinition, defineAction, type Fields, type RowOf } from '#kernel/entity/define.ts'
import { date, integer, longText, ref, text } from '#kernel/entity/fields.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { cooperationRequest } from '../entities/cooperation-request.ts'
import { mayStep, type RequestVerb, steps } from '../rules/request.ts'

type Request = RowOf<typeof cooperationRequest>
type Values = Record<string, unknown>

interface Doing {
  label: Label
  help?: Label
  primary?: boolean
  danger?: boolean
  input?: Fields
  /** What changes beside the state. */
  values?: (input: Values, ctx: Context, request: Request) => Values
  /** What the other side is told. */
  tell: (who: string, request: Request) => Label
}

const reason = longText({ label: { zh: '原因', en: 'Reason' }, required: true, max: 2000 })

/** An answer is in time until the very last moment of its window; only the first one counts. */
const answered = (ctx: Context, { answerBy, answeredAt }: Request): Values =>
  answeredAt ? {} : { answeredAt: ctx.now.toISOString(), inTime: !answerBy || ctx.now <= new Date(answerBy) }

const doings: Record<Exclude<RequestVerb, 'pass-on'>, Doing> = {
  accept: {
    label: { zh: '接受', en: 'Accept' },
    primary: true,
    input: { reply: longText({ label: { zh: '说明', en: 'Note' }, max: 2000 }) },
    values: ({ reply }, ctx, request) => ({ reply, ...answered(ctx, request) }),
    tell: (who, { name }) => ({ zh: `${who} 接受了协作请求：${name}`, en: `${who} accepted: ${name}` }),
  },
  propose: {
    label: { zh: '另提方案', en: 'Propose otherwise' },
    help: { zh: '换个日期或做法，由对方决定', en: 'Another day or way; the other side decides' },
    input: {
      reply: longText({ label: { zh: '方案', en: 'Proposal' }, required: true, max: 2000 }),
      proposedOn: date({ label: { zh: '可以完成的日期', en: 'Can be done by' } }),
    },
    values: ({ reply, proposedOn }, ctx, request) => ({ reply, proposedOn, ...answered(ctx, request) }),
    tell: (who, { name }) => ({ zh: `${who} 对协作请求另提了方案：${name}`, en: `${who} proposes otherwise: ${name}` }),
  },
  decline: {
    label: { zh: '拒绝', en: 'Decline' },
    danger: true,
    input: { reason },
    values: ({ reason: reply }, ctx, request) => ({ reply, ...answered(ctx, request) }),
    tell: (who, { name }) => ({ zh: `${who} 拒绝了协作请求：${name}`, en: `${who} declined: ${name}` }),
  },
  agree: {
    label: { zh: '同意方案', en: 'Agree' },
    primary: true,
    values: (_input, _ctx, { proposedOn, neededOn }) => ({ neededOn: proposedOn ?? neededOn }),
    tell: (who, { name }) => ({ zh: `${who} 同意了您的方案：${name}`, en: `${who} agrees to your proposal: ${name}` }),
  },
  insist: {
    label: { zh: '坚持原请求', en: 'Ask as before' },
    input: { reason },
    values: () => ({ proposedOn: null }),
    tell: (who, { name }) => ({ zh: `${who} 希望按原请求办理：${name}`, en: `${who} asks as before: ${name}` }),
  },
  deliver: {
    label: { zh: '交付结果', en: 'Deliver' },
    primary: true,
    input: { result: longText({ label: { zh: '结果', en: 'Result' }, required: true, max: 5000 }) },
    values: ({ result }, ctx) => ({ result, deliveredAt: ctx.now.toISOString() }),
    tell: (who, { name }) => ({ zh: `${who} 交付了结果：${name}`, en: `${who} delivered: ${name}` }),
  },
  rework: {
    label: { zh: '请再改进', en: 'Ask for more' },
    input: { reason },
    values: () => ({ deliveredAt: null }),
    tell: (who, { name }) => ({ zh: `${who} 希望再改进：${name}`, en: `${who} asks for more: ${name}` }),
  },
  close: {
    label: { zh: '确认完成并致谢', en: 'Done, thank you' },
    primary: true,
    input: {
      satisfaction: integer({
        label: { zh: '满意度（1-5 分）', en: 'Satisfaction (1 to 5)' },
        required: true,
        default: 5,
        min: 1,
        max: 5,
      }),
      thanks: text({ label: { zh: '感谢的话', en: 'Thanks' }, max: 500 }),
    },
    values: ({ satisfaction, thanks }, ctx) => ({ satisfaction, thanks, closedAt: ctx.now.toISOString() }),
    tell: (who, { name }) => ({ zh: `${who} 感谢您的协作：${name}`, en: `${who} thanks you: ${name}` }),
  },
  withdraw: {
    label: { zh: '撤回', en: 'Withdraw' },
    danger: true,
    tell: (who, { name }) => ({ zh: `${who} 撤回了协作请求：${name}`, en: `${who} withdrew: ${name}` }),
  },
}

export const who = ({ id, roles }: Actor) => ({ id, isAdministrator: roles.some(({ key }) => key === 'admin') })

async function tellOther(ctx: Context, request: Request, by: 'requester' | 'assignee', title: Label, said?: unknown) {
  const other = by === 'requester' ? request.assignee : request.requester
  if (!other || other === ctx.actor.id) return
  await ctx.notify({
    to: other,
    kind: 'cooperation',
    title,
    ...(typeof said === 'string' && said !== '' && { body: said }),
    about: { entity: 'cooperation-request', id: request.id },
  })
}

const stepActions = Object.entries(doings).map(([name, doing]): ActionDefinition => {
  const verb = name as Exclude<RequestVerb, 'pass-on'>
  return defineAction({
    entity: cooperationRequest,
    name,
    label: doing.label,
    ...(doing.help && { help: doing.help }),
    on: 'record',
    primary: doing.primary ?? false,
    danger: doing.danger ?? false,
    permission: { operation: 'update' },
    input: doing.input ?? {},
    guard: (request, actor) => mayStep(verb, request, who(actor)),
    async run(ctx, request, input: Values) {
      const values = doing.values?.(input, ctx, request) ?? {}
      await ctx.update(cooperationRequest, request.id, { state: steps[verb].to, ...values })
      const said = input.reason ?? input.reply ?? input.result ?? input.thanks
      if (typeof said === 'string' && said !== '') await addComment(ctx, cooperationRequest, request.id, said)
      await tellOther(ctx, request, steps[verb].by, doing.tell(ctx.actor.name, request), said)
    },
  })
})

const passOn = defineAction({
  entity: cooperationRequest,
  name: 'pass-on',
  label: { zh: '转给同事', en: 'Pass on' },
  on: 'record',
  permission: { operation: 'update' },
  input: { to: ref('employee', { label: { zh: '转给', en: 'To' }, required: true }) },
  guard: (request, actor) => mayStep('pass-on', request, who(actor)),
  async run(ctx, request, { to }) {
    await ctx.update(cooperationRequest, request.id, { state: 'open', assignee: to })
    await tellOther(ctx, { ...request, assignee: null }, 'assignee', {
      zh: `您的协作请求转给了同事：${request.name}`,
      en: `Your request was passed on: ${request.name}`,
    })
  },
})

export const requestActions = [...stepActions, passOn]
