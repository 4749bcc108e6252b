/** The exact shape of a flow, for whatever comes from outside: the API, an imported drawing. What it means is checked by `rules/validate`. */
import { z } from 'zod'
import type { Filter, Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Flow, Trigger } from './rules/flow.types.ts'

const id = z.string().min(1).max(200)
const name = z.string().max(200)
const words = z.string().max(20_000)
const label = z.strictObject({ zh: z.string().max(400), en: z.string().max(400) })
const position = z.strictObject({ x: z.number(), y: z.number() })

// Filters are read by the kernel, which tells what it does not understand.
const filter = z.custom<Filter>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const condition = z.strictObject({ filter: filter.optional(), expression: z.string().max(2000).optional() })

const assignee = z.union([
  z.strictObject({ person: id }),
  z.strictObject({ role: id, within: z.literal('starter-department').optional() }),
  z.strictObject({ managerLevel: z.number(), upTo: z.boolean().optional() }),
  z.strictObject({ managerFor: id }),
  z.strictObject({
    departmentHead: z.union([z.enum(['starter', 'record']), z.strictObject({ department: id })]),
  }),
  z.strictObject({ field: id }),
  z.strictObject({ starter: z.literal(true) }),
  z.strictObject({ chosenByStarter: z.literal(true) }),
])
const people = z.array(assignee).max(50)

const option = z.looseObject({ value: z.string().max(200), label })
const formField = z.strictObject({
  name: z.string().max(100),
  label,
  kind: z.enum([
    'text',
    'longText',
    'integer',
    'decimal',
    'money',
    'date',
    'instant',
    'boolean',
    'choice',
    'ref',
    'attachment',
  ]),
  required: z.boolean(),
  options: z.array(option).max(200).optional(),
  ref: id.optional(),
})
const form = z.array(formField).max(100)

const clock = z.strictObject({
  workingHours: z.number(),
  remindAt: z.array(z.number()).max(20),
  whenOver: z.enum(['remind', 'escalate', 'approve', 'reject']),
})

const rule = z.union([
  z.strictObject({ mode: z.enum(['all', 'any']), rejectAtOnce: z.boolean() }),
  z.strictObject({ mode: z.literal('ratio'), percent: z.number(), veto: z.boolean() }),
  z.strictObject({ mode: z.literal('sequential') }),
])

const step = {
  id,
  name,
  position: position.optional(),
  sop: words.optional(),
  inputs: words.optional(),
  outputs: words.optional(),
}
const whenNobody = z.enum(['administrator', 'manager', 'skip', 'refuse'])
const work = { assignee: people, form, clock: clock.optional(), whenNobody }

const node = z.discriminatedUnion('kind', [
  z.strictObject({ ...step, kind: z.literal('start'), copies: people.optional() }),
  z.strictObject({ ...step, ...work, kind: z.literal('task') }),
  z.strictObject({
    ...step,
    ...work,
    kind: z.literal('approval'),
    rule,
    editable: z.array(id).max(100),
    whenStarter: z.enum(['approve', 'skip-to-manager', 'ask']),
    whenRejected: z.union([z.enum(['end', 'to-starter']), z.strictObject({ toStep: id })]),
    allow: z.strictObject({ addSign: z.boolean(), transfer: z.boolean(), returnTo: z.boolean() }),
  }),
  z.strictObject({ ...step, kind: z.enum(['condition', 'parallel', 'inclusive']) }),
  z.strictObject({
    ...step,
    kind: z.literal('wait'),
    until: z.union([
      z.strictObject({ workingHours: z.number() }),
      z.strictObject({ hours: z.number() }),
      z.strictObject({ field: z.string().max(200) }),
    ]),
  }),
  z.strictObject({
    ...step,
    kind: z.literal('notify'),
    to: people,
    title: z.string().max(500),
    body: words.optional(),
  }),
  z.strictObject({
    ...step,
    kind: z.literal('update'),
    values: z.record(
      id,
      z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ expression: z.string().max(2000) })]),
    ),
    compensate: z.boolean().optional(),
  }),
  z.strictObject({ ...step, kind: z.literal('webhook'), endpoint: z.string().max(200) }),
  z.strictObject({ ...step, kind: z.literal('sub-process'), process: z.string().max(200) }),
  z.strictObject({
    ...step,
    kind: z.literal('end'),
    outcome: z.enum(['approved', 'rejected', 'done']),
    copies: people.optional(),
  }),
])

const edge = z.strictObject({
  id,
  from: id,
  to: id,
  label: z.string().max(200).optional(),
  when: condition.optional(),
  otherwise: z.boolean().optional(),
})

export const nodeSchema = node
export const edgeSchema = edge
export const formSchema = form

export const flowSchema = z.strictObject({
  nodes: z.array(node).max(1000),
  edges: z.array(edge).max(2000),
  form,
}) satisfies z.ZodType<Flow>

const when = { entity: id, when: condition.optional() }
export const triggersSchema = z
  .array(
    z.discriminatedUnion('on', [
      z.strictObject({ on: z.literal('request') }),
      z.strictObject({ on: z.enum(['create', 'delete', 'export']), ...when }),
      z.strictObject({ on: z.literal('change'), fields: z.array(id).max(100), ...when }),
      z.strictObject({ on: z.literal('action'), action: id, ...when }),
    ]),
  )
  .max(50) satisfies z.ZodType<Trigger[]>

/** What does not fit the shape, by its place in the flow. */
export function shapeFaults(
  schema: z.ZodType,
  value: unknown,
  field: string,
  code = 'process-version.shape',
): Violation[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues
    .slice(0, 20)
    .map((issue) => violation(code, [field, ...issue.path.map(String)].join('.'), { what: issue.message }))
}

/** Only what has changed is looked at: older versions keep what they were stored with. */
export function checkShape(input: {
  after: { flow: unknown; triggers: unknown }
  changed: ReadonlySet<string>
}): Violation[] {
  const { after, changed } = input
  return [
    ...(changed.has('flow') ? shapeFaults(flowSchema, after.flow, 'flow') : []),
    ...(changed.has('triggers') && after.triggers !== null
      ? shapeFaults(triggersSchema, after.triggers, 'triggers')
      : []),
  ]
}
