/** Keeps a request that the gate stopped: an instance of the process, and the request as it was sent. */
import { sql } from 'drizzle-orm'
import { AppError, conflict } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { HeldAnswer, StoppedRequest } from '#kernel/gate/gate.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Values } from '#kernel/write/input.ts'
import { startInstance } from '../engine/start.ts'
import { heldChange } from '../entities/held-change.ts'
import type { Flow } from '../rules/flow.types.ts'
import type { HeldMark } from './ended.ts'
import { triggerKey } from './gate-rules.ts'
import { lookedAt } from './looked-at.ts'
import { stepsToChoose, whatIsMissing } from './needs.ts'
import { adoptHeldUploads } from './uploads.ts'

interface InForce extends Record<string, unknown> {
  process: string
  version: string
  name: string
  nameEn: string | null
  flow: Flow
}

/**
 * @throws AppError 409 while the same request about the record waits already, 422 with the form when the starter must say
 * more first
 */
export async function holdRequest(ctx: Context, stopped: StoppedRequest): Promise<HeldAnswer> {
  const { rule, request, wish, before, after, changes } = stopped
  const system = ctx.asSystem('a request waits for approval')
  const process = await versionInForce(ctx, rule.key, rule.department ? 'pilot' : 'published')
  const entity = ctx.registry.entity(request.entity)
  const trigger = triggerKey(rule)
  if (request.record) await refuseSecond(ctx, rule.key, trigger, entity.table, request.record)
  const name = ctx.actor.language === 'en' && process.nameEn ? process.nameEn : process.name
  const title = titleOf(name, entity.label[ctx.actor.language], request.operation, (after ?? before)?.[entity.title])
  const missing = whatIsMissing({ form: process.flow.form, choose: stepsToChoose(process.flow) }, wish)
  if (missing) {
    throw new AppError(
      422,
      'held-change.say-more',
      missing.form.map((field) => violation('field.required', `form.${field}`)),
      { approval: { process: name, title, form: process.flow.form, choose: missing.choose } },
    )
  }
  const held = await system.create(heldChange, {
    process: process.process,
    trigger,
    entity: request.entity,
    record: request.record,
    operation: request.operation,
    action: request.action,
    values: request.values,
    before,
    changes,
    seenVersion: request.version ?? null,
    source: ctx.source === 'ui' ? 'ui' : 'api',
  })
  const instance = await startInstance(ctx, {
    process: process.process,
    version: process.version,
    title,
    about: request.record ? { entity: request.entity, id: request.record } : null,
    form: wish.form ?? {},
    chosen: wish.chosen ?? {},
    held: {
      change: held,
      after: lookedAt(process.flow, after ?? {}),
      changes: lookedAt(process.flow, changes),
    } satisfies HeldMark,
  })
  await system.update(heldChange, held, { instance })
  await adoptHeldUploads(ctx, instance, entity, request.values)
  return { instance, process: name, title }
}

async function versionInForce(ctx: Context, process: string, state: 'pilot' | 'published'): Promise<InForce> {
  const [row] = await ctx.sql.run<InForce>(sql`
    select p.id as process, v.id as version, p.name, p.name_en as "nameEn", v.flow from process p
    join process_version v on v.process_id = p.id and v.state = ${state} and v.deleted_at is null
    where p.id = ${process}::uuid and p.deleted_at is null`)
  // Taken out of force a moment ago: asked again, nothing will stop the request.
  if (!row) throw conflict('held-change.try-again')
  return row
}

/** The record is locked, so that two who ask at the same moment come one after another. */
async function refuseSecond(
  ctx: Context,
  process: string,
  trigger: string,
  table: string,
  record: string,
): Promise<void> {
  await ctx.sql.run(sql`select 1 from ${sql.identifier(table)} where id = ${record}::uuid for no key update`)
  const [open] = await ctx.sql.run<{ instance: string; title: string; starter: string | null }>(sql`
    select h.instance_id as instance, i.title, e.name as starter from held_change h
    join process_instance i on i.id = h.instance_id left join employee e on e.id = i.starter_id
    where h.process_id = ${process}::uuid and h.trigger = ${trigger} and h.record = ${record} and h.state = 'open' and h.deleted_at is null`)
  if (open)
    throw conflict('held-change.waiting', { title: open.title, starter: open.starter ?? '', instance: open.instance })
}

const verbs = {
  create: { zh: '新建', en: 'New' },
  update: { zh: '修改', en: 'Change' },
  delete: { zh: '删除', en: 'Delete' },
  action: { zh: '', en: '' },
  export: { zh: '导出', en: 'Export' },
}

/** `大额商机审批：华为云项目`; without a record's name what is asked for. */
function titleOf(process: string, entity: string, operation: keyof typeof verbs, label: Values[string]): string {
  const chinese = /\p{Script=Han}/u.test(process)
  const verb = verbs[operation][chinese ? 'zh' : 'en']
  const about =
    typeof label === 'string' && label !== '' ? label : chinese ? `${verb}${entity}` : `${verb} ${entity}`.trim()
  return `${process}${chinese ? '：' : ': '}${about}`.slice(0, 300)
}
