/** One instance as its page shows it: what is asked, who has decided, who is next, what the reader may do. */
import { type SQL, sql } from 'drizzle-orm'
import { hasPermission } from '#kernel/access/actor.ts'
import { notFound } from '#kernel/api/errors.ts'
import { findSeen } from '#kernel/api/seen-record.ts'
import { referenceLabels } from '#kernel/audit/reference-labels.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Label, Reference } from '#kernel/entity/meta.types.ts'
import { processInstance } from '../entities/process-instance.ts'
import type { Flow, FlowNode, FormField } from '../rules/flow.types.ts'
import { actingFor } from './acting.ts'
import type { InstanceView, MyTask, StepView, TaskView } from './approvals.types.ts'
import { askedOf, filled, labelsOfForm } from './asked.ts'
import { stepsAhead, stepsBehind } from './ways.ts'

interface InstanceRow extends Record<string, unknown> {
  id: string
  version: number
  number: string
  title: string
  process: Label
  processOwner: string | null
  aboutEntity: string | null
  aboutId: string | null
  starter: Reference | null
  state: string
  startedAt: string
  endedAt: string | null
  stuckBecause: Label | null
  form: Record<string, unknown> | null
  flow: Flow
}

interface TaskRow extends Record<string, unknown> {
  id: string
  version: number
  step: string
  stepName: string
  kind: string
  round: number
  assignee: Reference | null
  actedBy: Reference | null
  addedBy: Reference | null
  state: string
  decision: string | null
  comment: string | null
  form: Record<string, unknown> | null
  openedAt: string | null
  dueAt: string | null
  decidedAt: string | null
}

const person = (alias: string): SQL =>
  sql.raw(`case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'label', ${alias}.name) end`)

/** @throws AppError 404 when the reader does not see it */
export async function instanceView(reader: Reader, id: string): Promise<InstanceView> {
  const people = await actingFor(reader)
  const row = await instanceRow(reader, id, people)
  const tasks = await tasksOf(reader, id)
  const { flow } = row
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]))
  const asked = await askedOf(reader, [{ id, form: flow.form, values: row.form ?? {} }])
  const labels = await referenceLabels(reader, [
    ...tasks.flatMap((task) => [...labelsOfForm(formOf(nodes.get(task.step)), task.form ?? {})]),
    ...(row.aboutEntity && row.aboutId ? [[row.aboutEntity, row.aboutId] as [string, string]] : []),
  ])
  const about = row.aboutEntity && row.aboutId ? labels(row.aboutEntity, row.aboutId) : null
  const running = row.state === 'running' || row.state === 'stuck'
  const isStarter = row.starter !== null && row.starter.id === reader.actor.id
  const manages = hasPermission(reader.actor, 'processes.manage')
  const open = tasks.filter((task) => task.state === 'open')
  const correcting = open.some((task) => task.kind === 'resubmit' && task.assignee?.id === reader.actor.id)
  const { flow: _f, form: _v, aboutEntity, aboutId: _i, processOwner: _o, ...facts } = row
  return {
    ...facts,
    about: about && { ...about, entity: aboutEntity! },
    asked: asked.get(id)!,
    form: flow.form,
    steps: stepsOf(tasks, nodes, (task) => filled(labels, formOf(nodes.get(task.step)), task.form ?? {})),
    next: running ? stepsAhead(flow, [...new Set(open.map((task) => task.step))]) : [],
    mine: running
      ? open
          .filter((task) => task.assignee && people.includes(task.assignee.id))
          .map((task) => mine(reader, flow, task, tasks, asked.get(id)!))
      : [],
    may: {
      withdraw: running && isStarter,
      remind: row.state === 'running' && isStarter && open.length > 0 && !correcting,
      resubmit: running && isStarter && correcting,
      cancel: running && manages,
      repair: row.state === 'stuck' && manages,
    },
    copied: await copiedTo(reader, id),
  }
}

async function instanceRow(reader: Reader, id: string, people: string[]): Promise<InstanceRow> {
  const seen = await findSeen(reader.sql, reader.registry, reader.actor, processInstance, id)
  // Who stands in reads what he decides.
  const [stands] = seen
    ? [true]
    : await reader.sql.run(
        sql`select 1 from process_task where instance_id = ${id}::uuid and assignee_id = any(${sql.param(people)}::uuid[])`,
      )
  if (!stands) throw notFound()
  const [row] = await reader.sql.run<InstanceRow>(sql`
    select i.id, i.version, i.number, i.title, jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as process,
      p.owner_id as "processOwner", i.about_entity as "aboutEntity", i.about_id as "aboutId", ${person('e')} as starter, i.state,
      i.started_at as "startedAt", i.ended_at as "endedAt", i.stuck_because as "stuckBecause", i.form, v.flow
    from process_instance i join process p on p.id = i.process_id join process_version v on v.id = i.process_version_id
      left join employee e on e.id = i.starter_id
    where i.id = ${id}::uuid and i.deleted_at is null`)
  if (!row) throw notFound()
  return row
}

const tasksOf = (reader: Reader, id: string): Promise<TaskRow[]> =>
  reader.sql.run<TaskRow>(sql`
    select t.id, t.version, t.step, t.step_name as "stepName", t.kind, t.round, ${person('a')} as assignee, ${person('b')} as "actedBy",
      ${person('c')} as "addedBy", t.state, t.decision, t.comment, t.form, t.opened_at as "openedAt", t.due_at as "dueAt", t.decided_at as "decidedAt"
    from process_task t left join employee a on a.id = t.assignee_id left join employee b on b.id = t.acted_by_id left join employee c on c.id = t.added_by_id
    where t.instance_id = ${id}::uuid and t.deleted_at is null order by coalesce(t.opened_at, t.created_at), t.position, t.id`)

const formOf = (node: FlowNode | undefined): FormField[] =>
  node && (node.kind === 'task' || node.kind === 'approval') ? node.form : []

/** Work items by step and round, in the order in which the steps were reached. */
function stepsOf(
  tasks: readonly TaskRow[],
  nodes: ReadonlyMap<string, FlowNode>,
  form: (task: TaskRow) => TaskView['form'],
): StepView[] {
  const groups = Map.groupBy(tasks, (task) => `${task.step}#${task.round}`)
  return [...groups.values()].map((group) => {
    const [{ step, stepName, round }] = group as [TaskRow]
    const node = nodes.get(step)
    return {
      step,
      name: stepName,
      round,
      rule: node?.kind === 'approval' ? node.rule : null,
      tasks: group.map(({ step: _s, stepName: _n, round: _r, ...task }) => ({ ...task, form: form(task as TaskRow) })),
    }
  })
}

function mine(
  reader: Reader,
  flow: Flow,
  task: TaskRow,
  tasks: readonly TaskRow[],
  asked: InstanceView['asked'],
): MyTask {
  const node = flow.nodes.find(({ id }) => id === task.step)
  const reached = new Set(tasks.filter(({ state }) => state === 'done').map(({ step }) => step))
  const editable = node?.kind === 'approval' ? node.editable : []
  return {
    id: task.id,
    version: task.version,
    kind: task.kind,
    step: task.step,
    stepName: task.stepName,
    for: task.assignee && task.assignee.id !== reader.actor.id ? task.assignee : null,
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    form: formOf(node),
    editable: editable.flatMap((field) => {
      const change = asked.held?.changes.find((each) => each.field === field)
      return change ? [{ field, value: change.after }] : []
    }),
    allow: node?.kind === 'approval' ? node.allow : { addSign: false, transfer: true, returnTo: false },
    returnTo: stepsBehind(flow, task.step).filter(({ step }) => reached.has(step)),
    sop: node?.sop ?? null,
  }
}

/** Who reads it without having been asked anything. */
const copiedTo = (reader: Reader, id: string): Promise<Reference[]> =>
  reader.sql.run<Reference & Record<string, unknown>>(sql`
    select e.id, e.name as label from record_share s join employee e on e.id = s.employee_id
    where s.entity = 'process-instance' and s.record_id = ${id}::uuid
      and not exists (select 1 from process_task t where t.instance_id = s.record_id and t.assignee_id = s.employee_id) order by e.name limit 50`)
