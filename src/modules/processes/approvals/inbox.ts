/** The boxes of a person: what waits for them, what they started, what they handled, what they got a copy of. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '#kernel/api/errors.ts'
import { escapeLike } from '#kernel/data/filter.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Label, Reference } from '#kernel/entity/meta.types.ts'
import type { FormField } from '../rules/flow.types.ts'
import { actingFor } from './acting.ts'
import type { Box, Counts, InboxItem, InboxPage } from './approvals.types.ts'
import { askedOf } from './asked.ts'

const pageSize = 30

export interface InboxQuery {
  box: Box
  search?: string | undefined
  process?: string | undefined
  cursor?: string | undefined
}

interface Row extends Record<string, unknown> {
  id: string
  number: string
  title: string
  process: Label
  starter: Reference | null
  state: string
  startedAt: string
  endedAt: string | null
  waitingFor: string[]
  form: FormField[]
  values: Record<string, unknown> | null
  task: (NonNullable<InboxItem['task']> & { step: string; assignee: Reference | null }) | null
  at: string
  key: string
}

export async function inboxOf(reader: Reader, query: InboxQuery): Promise<InboxPage> {
  const people = await actingFor(reader)
  const rows = await reader.sql.run<Row>(sql`
    select i.id, i.number, i.title, jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as process,
      case when e.id is not null then jsonb_build_object('id', e.id, 'label', e.name) end as starter, i.state,
      i.started_at as "startedAt", i.ended_at as "endedAt", i.form as values, v.flow->'form' as form,
      array(select distinct a.name from process_task w join employee a on a.id = w.assignee_id
        where w.instance_id = i.id and w.state = 'open' and w.deleted_at is null) as "waitingFor",
      ${taskOf(query.box)} as task, ${atOf(query.box)} as at, ${query.box === 'todo' ? sql`t.id` : sql`i.id`} as key
    from ${sourceOf(query.box, people)}
    join process p on p.id = i.process_id join process_version v on v.id = i.process_version_id
    left join employee e on e.id = i.starter_id
    where i.deleted_at is null and ${narrowed(query)} and ${after(query)}
    order by at desc, key desc limit ${sql.raw(String(pageSize + 1))}`)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const asked = await askedOf(
    reader,
    shown.map((row) => ({ id: row.id, form: row.form ?? [], values: row.values ?? {} })),
  )
  return {
    items: shown.map(({ values: _v, form: _f, at: _a, key: _k, task, ...row }) => ({
      ...row,
      asked: asked.get(row.id)!,
      task: task && withoutOwnName(task, reader.actor.id),
    })),
    nextCursor: last ? `${new Date(last.at).toISOString()}~${last.key}` : null,
    counts: await countsOf(reader, people),
  }
}

/** How much waits, and for how much of it the time is over. */
export async function countsOf(reader: Reader, acting?: string[]): Promise<Counts> {
  const people = acting ?? (await actingFor(reader))
  const [row] = await reader.sql.run<Counts & Record<string, unknown>>(sql`
    select count(*)::int as todo, count(*) filter (where t.due_at < ${reader.clock.now.toISOString()}::timestamptz)::int as overdue,
      (select count(*)::int from process_instance i where i.starter_id = ${reader.actor.id}::uuid
        and i.state in ('running', 'stuck') and i.deleted_at is null) as started
    from process_task t where t.assignee_id = any(${sql.param(people)}::uuid[]) and t.state = 'open' and t.deleted_at is null`)
  return row!
}

function withoutOwnName(task: NonNullable<Row['task']>, me: string | null): NonNullable<InboxItem['task']> {
  const { assignee, step: _, ...rest } = task
  return { ...rest, for: assignee && assignee.id !== me ? assignee : null }
}

/** Which instances, as `i`, and the work item that the box is about, as `t`. */
function sourceOf(box: Box, people: string[]): SQL {
  const [me] = people
  const ids = sql`any(${sql.param(people)}::uuid[])`
  if (box === 'todo')
    return sql`process_task t join process_instance i on i.id = t.instance_id and t.assignee_id = ${ids} and t.state = 'open' and t.deleted_at is null`
  if (box === 'started') return sql`process_instance i join (select ${me ?? null}::uuid as id) m on i.starter_id = m.id`
  if (box === 'handled')
    return sql`process_instance i join lateral (select w.* from process_task w where w.instance_id = i.id and w.state = 'done'
      and w.acted_by_id = ${me ?? null}::uuid and w.deleted_at is null order by w.decided_at desc limit 1) t on true`
  // A share that came with no work item is a copy.
  return sql`process_instance i join record_share s on s.record_id = i.id and s.entity = 'process-instance' and s.employee_id = ${me ?? null}::uuid
    and i.starter_id is distinct from s.employee_id and not exists (select 1 from process_task w where w.instance_id = i.id and w.assignee_id = s.employee_id)`
}

const atOf = (box: Box): SQL =>
  ({
    todo: sql`coalesce(t.opened_at, i.started_at)`,
    started: sql`i.started_at`,
    handled: sql`t.decided_at`,
    copied: sql`i.started_at`,
  })[box]

const taskOf = (box: Box): SQL =>
  box === 'started' || box === 'copied'
    ? sql`null::jsonb`
    : sql`jsonb_build_object('id', t.id, 'version', t.version, 'kind', t.kind, 'step', t.step, 'stepName', t.step_name, 'openedAt', t.opened_at,
        'dueAt', t.due_at, 'decision', t.decision, 'assignee', (select jsonb_build_object('id', a.id, 'label', a.name) from employee a where a.id = t.assignee_id),
        'needsForm', t.kind <> 'approval' or coalesce((select jsonb_path_exists(n.node, '$.form[*] ? (@.required == true)')
          from jsonb_array_elements(v.flow->'nodes') n(node) where n.node->>'id' = t.step limit 1), false))`

function narrowed({ search, process }: InboxQuery): SQL {
  const parts = [sql`true`]
  const text = search?.trim()
  if (text) {
    if (text.length > 200) throw badRequest('query.search', 'search')
    const like = `%${escapeLike(text)}%`
    parts.push(sql`(i.title ilike ${like} or i.number ilike ${like} or e.name ilike ${like} or p.name ilike ${like})`)
  }
  if (process) parts.push(sql`p.key = ${process}`)
  return sql.join(parts, sql` and `)
}

function after({ cursor, box }: InboxQuery): SQL {
  if (!cursor) return sql`true`
  const [at, key] = cursor.split('~')
  if (!at || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/i.test(key ?? ''))
    throw badRequest('query.cursor', 'cursor')
  return sql`(${atOf(box)}, ${box === 'todo' ? sql`t.id` : sql`i.id`}) < (${at}::timestamptz, ${key}::uuid)`
}
