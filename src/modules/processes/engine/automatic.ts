/** Steps that nobody is asked for: each is done once, whatever happens to the process that does it. */
import { sql } from 'drizzle-orm'
import { instantOf, isDay } from '#kernel/pure/dates.ts'
import { newId } from '#kernel/pure/ids.ts'
import { addWorkingHours } from '#kernel/pure/working-time.ts'
import { sendWebhook } from '#modules/webhooks'
import { resolveAssignees } from '../rules/assignees.ts'
import type { NotifyNode, WaitNode, WebhookNode } from '../rules/flow.types.ts'
import { nodeOf } from '../rules/graph.ts'
import type { Effect, Happening } from '../rules/state.types.ts'
import { askFacts } from './ask-facts.ts'
import { fault } from './faults.ts'
import { calendarOf, processLabel, type Run } from './run.ts'
import { render, scopeOf } from './scope.ts'
import { setTimer } from './timers.ts'
import { updateStep } from './update-step.ts'

type Running = Extract<Effect, { do: 'run' }>

/** Undefined when it goes on later. */
export async function runStep(run: Run, effect: Running): Promise<Happening | undefined> {
  const node = nodeOf(run.flow, effect.step)!
  const done: Happening = { is: 'done', token: effect.token }
  switch (node.kind) {
    case 'wait':
      return (await waits(run, node, effect)) ? undefined : done
    case 'notify':
      if (await isFirst(run, effect, 'notify', {})) await tell(run, node)
      return done
    case 'update':
      if (await isFirst(run, effect, 'update', {})) await updateStep(run, node, keyOf(effect))
      return done
    case 'webhook':
      if (await isFirst(run, effect, 'webhook', { endpoint: node.endpoint })) await call(run, node)
      return done
    case 'sub-process':
      if (await isFirst(run, effect, 'sub-process', { process: node.process }))
        run.children.push({ process: node.process, token: effect.token, step: effect.step, round: effect.round })
      return undefined
    default:
      return done
  }
}

export const keyOf = ({ step, round }: { step: string; round: number }): string => `${step}:${round}`

/** Notes that the effect of a step is being done; false when it has been done already. */
async function isFirst(run: Run, effect: Running, kind: string, detail: Record<string, unknown>): Promise<boolean> {
  const rows = await run.ctx.sql.run(sql`
    insert into process_effect (id, instance_id, key, kind, at, detail)
    values (${newId()}::uuid, ${run.instance.id}::uuid, ${keyOf(effect)}, ${kind}, ${run.ctx.now.toISOString()}::timestamptz,
      ${JSON.stringify(detail)}::jsonb)
    on conflict (instance_id, key) where deleted_at is null do nothing returning id`)
  return rows.length > 0
}

async function waits(run: Run, { until }: WaitNode, { step, round }: Running): Promise<boolean> {
  const due = await dueOf(run, until)
  if (due.getTime() <= run.ctx.now.getTime()) return false
  await setTimer(run, { key: `wait:${step}:${round}`, kind: 'wait', step, round, dueAt: due })
  return true
}

async function dueOf(run: Run, until: WaitNode['until']): Promise<Date> {
  const { now, clock } = run.ctx
  if ('workingHours' in until) return addWorkingHours(now, until.workingHours, await calendarOf(run))
  if ('hours' in until) return new Date(now.getTime() + until.hours * 3_600_000)
  const { record, form } = (await scopeOf(run, ['record'])) as Record<string, Record<string, unknown> | null>
  const name = until.field.replace(/^form\./, '')
  const value = (name === until.field ? record?.[name] : undefined) ?? form?.[name]
  if (isDay(value)) return instantOf(value, '00:00', clock.timeZone)
  const instant = typeof value === 'string' ? new Date(value) : undefined
  if (!instant || Number.isNaN(instant.getTime())) throw fault('process.wait-without-day', { field: until.field })
  return instant
}

/** Whoever is told may read what it is about. */
async function tell(run: Run, node: NotifyNode): Promise<void> {
  const facts = await askFacts(run, { id: node.id, assignee: node.to })
  const title = (await render(run, node.title)).slice(0, 300)
  const body = node.body && (await render(run, node.body)).slice(0, 5000)
  for (const to of new Set(resolveAssignees(node.to, facts).flat())) {
    run.readers.add(to)
    run.notices.push({ to, kind: 'process', title: { zh: title, en: title }, ...(body && { body }) })
  }
}

async function call(run: Run, { endpoint, id, name }: WebhookNode): Promise<void> {
  const { instance } = run
  const { record, form } = await scopeOf(run, ['record'])
  await sendWebhook(run.system, endpoint, 'process.step', {
    process: { key: run.process.key, name: processLabel(run) },
    instance: { id: instance.id, number: instance.number, title: instance.title },
    step: { id, name },
    about: instance.about,
    record,
    form,
  })
}
