/** Ending a conflict: the parties agree, or somebody above them rules. */
import { ruleBroken } from '#kernel/api/errors.ts'
import { addComment } from '#kernel/comments/comments.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { conflict } from '../entities/conflict.ts'
import { partsOf } from '../queries/conflict-parts.ts'
import { type Conflict, type ConflictVerb, levelAbove, mayEnd } from '../rules/conflict.ts'

type Stored = RowOf<typeof conflict>

const isOpen = ({ state }: Stored) => (state === 'open' ? [] : [violation('conflict.state', 'state')])
const permission = { operation: 'update' } as const

async function demand(ctx: Context, verb: ConflictVerb, record: Stored): Promise<void> {
  const plain = record as unknown as Conflict
  const faults = mayEnd(verb, plain, await partsOf(ctx.sql, plain), ctx.actor.id)
  if (faults.length > 0) throw ruleBroken(faults)
}

const decided = (ctx: Context) => ({ decidedBy: ctx.actor.id, decidedAt: ctx.now.toISOString() })

const settle = defineAction({
  entity: conflict,
  name: 'settle',
  label: { zh: '协商一致', en: 'Settle' },
  help: { zh: '写下双方同意的办法', en: 'Write down what both sides agree to' },
  on: 'record',
  primary: true,
  permission,
  input: { outcome: longText({ label: { zh: '协商结果', en: 'Agreement' }, required: true, max: 10_000 }) },
  guard: isOpen,
  async run(ctx, record, { outcome }) {
    await demand(ctx, 'settle', record)
    await ctx.update(conflict, record.id, { state: 'settled', outcome, ...decided(ctx) })
  },
})

const escalate = defineAction({
  entity: conflict,
  name: 'escalate',
  label: { zh: '升级', en: 'Move up' },
  help: { zh: '交给上一级：双方主管，再到决策小组', en: 'To the managers of both sides, then to the committee' },
  on: 'record',
  permission,
  input: {
    reason: longText({ label: { zh: '为什么谈不拢', en: 'Why there is no agreement' }, required: true, max: 2000 }),
  },
  guard: (record) => [...isOpen(record), ...(record.level === 'committee' ? [violation('conflict.top', 'level')] : [])],
  async run(ctx, record, { reason }) {
    await demand(ctx, 'escalate', record)
    await ctx.update(conflict, record.id, { level: levelAbove(record.level) })
    await addComment(ctx, conflict, record.id, reason)
  },
})

const rule = defineAction({
  entity: conflict,
  name: 'rule',
  label: { zh: '裁决', en: 'Rule' },
  help: {
    zh: '裁决对各方有约束力，之后任何人都不能修改这条记录。',
    en: 'A ruling binds everybody; nobody can change the record after it.',
  },
  on: 'record',
  danger: true,
  permission,
  input: { outcome: longText({ label: { zh: '裁决', en: 'Ruling' }, required: true, max: 10_000 }) },
  guard: (record) => [
    ...isOpen(record),
    ...(record.level === 'parties' ? [violation('conflict.too-early', 'level')] : []),
  ],
  async run(ctx, record, { outcome }) {
    await demand(ctx, 'rule', record)
    await ctx.update(conflict, record.id, { state: 'ruled', outcome, ...decided(ctx) })
  },
})

const withdraw = defineAction({
  entity: conflict,
  name: 'withdraw',
  label: { zh: '撤回', en: 'Withdraw' },
  on: 'record',
  danger: true,
  permission,
  input: {},
  guard: (record, actor) => [
    ...isOpen(record),
    ...(actor.id === record.raisedBy ? [] : [violation('conflict.raiser-only', 'raisedBy')]),
  ],
  run: (ctx, record) => ctx.update(conflict, record.id, { state: 'withdrawn', ...decided(ctx) }),
})

export const conflictActions = [settle, escalate, rule, withdraw]
