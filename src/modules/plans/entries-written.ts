/** Tells those concerned what a booking means: a threshold is reached, or somebody waits for an approval. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { type Amount, subtract, sum } from '#kernel/pure/money.ts'
import { crossed, percentOf } from './rules/budget.ts'
import type { Change, StoredAny } from './stored.types.ts'

interface LineRow extends Record<string, unknown> {
  id: string
  name: string
  amount: Amount
  spent: Amount
  firstWarning: number
  secondWarning: number
  plan: string
  planName: string
  owner: string
  superior: string | null
}

export async function entriesWritten(records: Change[], ctx: Context): Promise<void> {
  const lines = await linesOf(ctx, [...new Set(records.map(({ after }) => after.line as string))])
  for (const line of lines) {
    const own = records.filter(({ before, after }) => after.line === line.id || before?.line === line.id)
    await warn(ctx, line, sum(own.map((record) => addedTo(line.id, record))))
    for (const { before, after } of own)
      if (after.state === 'requested' && before?.state !== 'requested') await askApproval(ctx, line, after)
  }
}

/** Spending that this write added to a line. */
function addedTo(line: string, { before, after }: Change): Amount {
  const counted = (record: StoredAny | null): Amount =>
    record?.line === line && record.kind === 'spending' && record.state === 'booked' ? record.amount : '0.00'
  return subtract(counted(after), counted(before))
}

async function warn(ctx: Context, line: LineRow, added: Amount): Promise<void> {
  const before = percentOf(subtract(line.spent, added), line.amount)
  const after = percentOf(line.spent, line.amount)
  const [level] = crossed(before, after, [line.firstWarning, line.secondWarning, 100]).slice(-1)
  if (level === undefined || line.owner === ctx.actor.id) return
  await ctx.notify({
    to: line.owner,
    kind: 'budget.warning',
    title: {
      zh: `预算“${line.name}”已用 ${after}%，超过 ${level}%`,
      en: `The budget "${line.name}" is ${after}% spent, past ${level}%`,
    },
    body: { zh: `计划：${line.planName}`, en: `Plan: ${line.planName}` },
    about: { entity: 'budget-line', id: line.id },
  })
}

async function askApproval(ctx: Context, line: LineRow, entry: StoredAny): Promise<void> {
  const people = new Set([line.owner, line.superior])
  people.delete(ctx.actor.id)
  for (const to of people) {
    if (to === null) continue
    await ctx.notify({
      to,
      kind: 'budget.request',
      title: {
        zh: `${ctx.actor.name} 申请超支 ${entry.amount}：${line.name}`,
        en: `${ctx.actor.name} asks to overrun "${line.name}" by an entry of ${entry.amount}`,
      },
      body: entry.overrunReason,
      about: { entity: 'budget-entry', id: entry.id },
    })
  }
}

const linesOf = (ctx: Context, ids: readonly string[]): Promise<LineRow[]> =>
  ctx.sql.run<LineRow>(sql`
    select l.id, l.name, l.amount, l.first_warning as "firstWarning", l.second_warning as "secondWarning",
      p.id as plan, p.name as "planName", p.owner_id as owner, e.manager_id as superior,
      coalesce((select sum(s.amount) from budget_entry s where s.line_id = l.id and s.kind = 'spending'
        and s.state = 'booked' and s.deleted_at is null), 0.00) as spent
    from budget_line l join plan p on p.id = l.plan_id join employee e on e.id = p.owner_id
    where l.id = any(${sql.param([...ids])}::uuid[])`)
