/** Whom an instance tells what. */
import { sql } from 'drizzle-orm'
import type { Label } from '#kernel/entity/meta.types.ts'
import { starterStep } from '../rules/state.types.ts'
import { processLabel, type Run, stepName } from './run.ts'

/** Somebody's turn has come. */
export function noteOpened(run: Run, { step, assignee }: { step: string; assignee: string | null }): void {
  if (assignee === null) return
  run.opened.push(assignee)
  run.notices.push({ to: assignee, kind: 'process', title: openedTitle(run, step) })
}

function openedTitle(run: Run, step: string): Label {
  const { title } = run.instance
  if (step === starterStep) return { zh: `请修改后重新提交：${title}`, en: `Please correct and resubmit: ${title}` }
  const name = stepName(run, step)
  return { zh: `待您处理（${name}）：${title}`, en: `Waiting for you (${name}): ${title}` }
}

const outcomes: Record<string, Label> = {
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '已驳回', en: 'rejected' },
  done: { zh: '已完成', en: 'completed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

export function noteEnded(run: Run, outcome: string): void {
  const { starter, title, parent } = run.instance
  // Who ended it himself knows; a part of another instance is told of by that.
  if (!starter || parent || outcome === 'withdrawn' || starter === run.ctx.actor.id) return
  const words = outcomes[outcome]!
  run.notices.push({
    to: starter,
    kind: 'process-result',
    title: { zh: `${words.zh}：${title}`, en: `${title}: ${words.en}` },
  })
}

export async function noteStuck(run: Run): Promise<void> {
  const why = run.faults.at(-1)
  const administrators = await run.ctx.sql.run<{ id: string }>(sql`select id from employee
    where 'admin' = any(roles) and status = 'active' and deleted_at is null order by created_at limit 20`)
  const people = new Set([...(run.process.owner ? [run.process.owner] : []), ...administrators.map(({ id }) => id)])
  const label = processLabel(run)
  for (const to of people)
    run.notices.push({
      to,
      kind: 'process-stuck',
      title: {
        zh: `流程卡住了（${label.zh}）：${run.instance.title}`,
        en: `A process is stuck (${label.en}): ${run.instance.title}`,
      },
      ...(why && { body: why }),
    })
}

/** Sends what was collected; who stands in for somebody is told as well, and may read the instance meanwhile. */
export async function sendNotices(run: Run): Promise<void> {
  const about = { entity: 'process-instance', id: run.instance.id }
  const standIns = run.opened.length > 0 ? await standInsOf(run, run.opened) : []
  for (const { to, from } of standIns)
    for (const notice of run.notices.filter((each) => each.to === from && each.kind === 'process'))
      run.notices.push({ ...notice, to })
  await shareWith(run, [...run.readers], null)
  for (const { to, endsOn } of standIns) await shareWith(run, [to], endsOn)
  for (const notice of run.notices.splice(0)) await run.ctx.notify({ ...notice, about })
  run.opened = []
}

/** Who stands in today for whom of these people. */
export function standInsOf(
  { ctx }: Pick<Run, 'ctx'>,
  people: readonly string[],
): Promise<{ from: string; to: string; endsOn: string }[]> {
  return ctx.sql.run(sql`select from_id as "from", to_id as "to", ends_on as "endsOn" from delegation
    where from_id = any(${sql.param([...people])}::uuid[]) and deleted_at is null
      and ${ctx.today}::date between starts_on and ends_on`)
}

/** Lets people read the instance, for good or up to a day; whoever may for good already still does. */
export async function shareWith(
  { ctx, instance }: Pick<Run, 'ctx' | 'instance'>,
  people: readonly string[],
  until: string | null,
): Promise<void> {
  const others = people.filter((person) => person !== instance.starter)
  if (others.length === 0) return
  await ctx.sql.run(sql`insert into record_share (entity, record_id, employee_id, write, expires_on)
    select 'process-instance', ${instance.id}::uuid, p, false, ${until}::date from unnest(${sql.param(others)}::uuid[]) p
    on conflict (entity, record_id, employee_id) do update set expires_on = case
      when record_share.expires_on is null or excluded.expires_on is null then null
      else greatest(record_share.expires_on, excluded.expires_on) end`)
}
