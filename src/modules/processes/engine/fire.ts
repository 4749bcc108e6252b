/** What a due timer does. */
import { sql } from 'drizzle-orm'
import { findTurn } from '../rules/advance.ts'
import { managersOf } from '../rules/assignees.ts'
import { nodeOf } from '../rules/graph.ts'
import type { Happening } from '../rules/state.types.ts'
import { finish } from './finish.ts'
import { go } from './go.ts'
import { organisationFacts } from './organisation-facts.ts'
import { log } from './proceed.ts'
import type { Run } from './run.ts'

export interface DueTimer extends Record<string, unknown> {
  id: string
  kind: 'wait' | 'remind' | 'over' | 'child'
  step: string
  round: number
  task: string | null
  percent: number | null
  dueAt: string
}

export async function fire(run: Run, timer: DueTimer): Promise<void> {
  if (run.state.outcome !== null) return
  if (timer.kind === 'wait' || timer.kind === 'child') {
    const token = run.state.tokens.find(
      ({ at, state, round }) =>
        at === timer.step && state === 'running' && (timer.kind === 'child' || round === timer.round),
    )
    if (token) await go(run, { is: 'done', token: token.id })
    return
  }
  const item = await openItem(run, timer.task)
  if (!item) return
  if (timer.kind === 'remind') await remind(run, item, timer.percent)
  else await over(run, item)
}

interface OpenItem extends Record<string, unknown> {
  id: string
  seat: number
  step: string
  stepName: string
  assignee: string | null
}

async function openItem(run: Run, task: string | null): Promise<OpenItem | undefined> {
  const [item] = await run.ctx.sql.run<OpenItem>(sql`
    select id, seat, step, step_name as "stepName", assignee_id as assignee from process_task
    where id = ${task}::uuid and state = 'open' and deleted_at is null`)
  return item && findTurn(run.flow, run.state, item.seat) ? item : undefined
}

async function remind(run: Run, { assignee, step, stepName }: OpenItem, percent: number | null): Promise<void> {
  log(run, step, 'note', null, { what: 'reminded', percent })
  const { title } = run.instance
  if (assignee) {
    run.opened.push(assignee)
    const when =
      percent === null
        ? { zh: '已超时', en: 'overdue' }
        : { zh: `时限已过 ${percent}%`, en: `${percent} % of the time is over` }
    run.notices.push({
      to: assignee,
      kind: 'process',
      title: { zh: `提醒（${stepName}，${when.zh}）：${title}`, en: `Reminder (${stepName}, ${when.en}): ${title}` },
    })
  }
  await finish(run)
}

async function over(run: Run, item: OpenItem): Promise<void> {
  const node = nodeOf(run.flow, item.step)
  const then = (node?.kind === 'task' || node?.kind === 'approval') && node.clock ? node.clock.whenOver : 'remind'
  log(run, item.step, 'note', null, { what: 'overdue', then })
  if (then === 'remind') return remind(run, item, null)
  if (then === 'escalate') return escalate(run, item)
  const decision =
    node?.kind === 'task' && then === 'approve' ? 'completed' : then === 'approve' ? 'approved' : 'rejected'
  run.act = { seat: item.seat, by: null, comment: null }
  await go(run, { is: 'decided', seat: item.seat, decision })
}

/** The superior takes over; where there is none above, a reminder is all that is left. */
async function escalate(run: Run, item: OpenItem): Promise<void> {
  const { assignee, seat, stepName } = item
  const named = { starter: assignee, chosen: [], record: {}, recordDepartment: null }
  const facts = await organisationFacts(run.ctx, [], named, null)
  for (const manager of managersOf(facts, assignee)) {
    const happening: Happening = { is: 'handed-over', seat, to: manager }
    run.act = { seat, by: null }
    const { title } = run.instance
    const told = run.notices.length
    run.notices.push({
      to: manager,
      kind: 'process',
      title: { zh: `超时升级（${stepName}）：${title}`, en: `Escalated to you (${stepName}): ${title}` },
    })
    log(run, item.step, 'note', null, { what: 'escalated', to: manager })
    if (await go(run, happening)) return
    // He is asked in this step already.
    run.notices.splice(told)
    run.log.pop()
  }
  await remind(run, item, null)
}
