import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { defineEntity } from '#kernel/entity/define.ts'
import { attachment, choice, date, instant, longText, ref, target } from '#kernel/entity/fields.ts'
import { dayInZone } from '#kernel/pure/dates.ts'
import { recordContacts } from '#modules/customers'

export const followUpKinds = [
  { value: 'call', label: { zh: '电话', en: 'Call' } },
  { value: 'visit', label: { zh: '拜访', en: 'Visit' } },
  { value: 'meeting', label: { zh: '会议', en: 'Meeting' } },
  { value: 'message', label: { zh: '微信/短信', en: 'Message' } },
  { value: 'mail', label: { zh: '邮件', en: 'Mail' } },
] as const

export const followUp = defineEntity('follow-up', {
  label: { zh: '跟进记录', en: 'Follow-up' },
  plural: { zh: '跟进记录', en: 'Follow-ups' },
  about: {
    zh: '和客户说了什么、下一步何时。十秒记一笔。',
    en: 'What was said and when the next step is. Ten seconds to log.',
  },
  path: 'follow-ups',
  icon: 'message',
  scope: { by: 'via', through: 'target', owner: 'owner' },
  comments: true,
  title: 'content',
  sort: '-happenedAt',
  fields: {
    target: target(['customer', 'contact', 'opportunity', 'lead'], {
      label: { zh: '跟进对象', en: 'About' },
      required: true,
    }),
    kind: choice(followUpKinds, { label: { zh: '跟进方式', en: 'Method' }, required: true, default: 'call' }),
    content: longText({ label: { zh: '跟进内容', en: 'What was said' }, required: true, search: true, max: 5000 }),
    happenedAt: instant({ label: { zh: '跟进时间', en: 'When' }, required: true, default: '@now', index: true }),
    nextContactAt: instant({ label: { zh: '下次联系时间', en: 'Next contact' }, index: true }),
    files: attachment({ label: { zh: '附件', en: 'Files' } }),
    owner: ref('employee', { label: { zh: '跟进人', en: 'By' }, default: '@me' }),
    customer: ref('customer', { label: { zh: '客户', en: 'Customer' }, write: 'action-only' }),
    loggedOn: date({ label: { zh: '日期', en: 'Day' }, write: 'action-only', index: true }),
  },
  list: ['content', 'kind', 'target', 'customer', 'happenedAt', 'nextContactAt', 'owner'],
  quick: ['target', 'kind', 'content', 'nextContactAt'],
  timeline: { target: 'target', at: 'happenedAt', text: 'content', kind: 'kind' },
  calendar: { field: 'happenedAt' },
  dimensions: { person: 'owner', region: 'customer.region', segment: 'customer.industry', channel: 'customer.source' },
  views: [
    {
      id: 'mine',
      label: { zh: '我的跟进', en: 'My follow-ups' },
      filter: { field: 'owner', op: 'eq', value: '@me' },
      layout: 'list',
    },
    {
      id: 'week',
      label: { zh: '本周', en: 'This week' },
      filter: { field: 'happenedAt', op: 'eq', value: '@this-week' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  async derive(records, ctx) {
    const customers = await customersOf(
      ctx,
      records.map((r) => r.after.target).filter((t) => t !== null),
    )
    for (const { after } of records) {
      after.customer = after.target ? (customers.get(after.target.id) ?? null) : null
      after.loggedOn = after.happenedAt ? dayInZone(after.happenedAt, ctx.clock.timeZone) : null
    }
  },
  async written(records, ctx) {
    await recordContacts(
      ctx,
      records
        .filter((r) => r.after.customer && r.after.happenedAt <= ctx.now.toISOString())
        .map(({ after }) => ({
          customer: after.customer!,
          at: after.happenedAt,
          nextOn: after.nextContactAt ? dayInZone(after.nextContactAt, ctx.clock.timeZone) : null,
        })),
    )
  },
})

/** The customer behind each target: itself, or the one a contact or opportunity belongs to; a lead has none yet. */
async function customersOf(
  ctx: Context,
  targets: { entity: string; id: string }[],
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>()
  for (const [name, list] of Map.groupBy(targets, (t) => t.entity)) {
    if (name === 'customer') for (const { id } of list) found.set(id, id)
    else if (name !== 'lead') {
      const rows = await ctx.sql.run<{ id: string; customer_id: string | null }>(
        sql`select id, customer_id from ${sql.identifier(ctx.registry.entity(name).table)} where id = any(${sql.param(list.map((t) => t.id))}::uuid[])`,
      )
      for (const row of rows) found.set(row.id, row.customer_id)
    }
  }
  return found
}
