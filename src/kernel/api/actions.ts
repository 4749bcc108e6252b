/** Runs a named action: right, record, version, input, guard, work: all in one transaction. */
import type { Context } from '../entity/context.ts'
import type { ActionDefinition, EntityDefinition, Operation } from '../entity/define.ts'
import { ref, text } from '../entity/fields.ts'
import type { Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { violation } from '../pure/violations.ts'
import { withDefaults } from '../write/defaults.ts'
import { parseValue, type Values } from '../write/input.ts'
import { writeOrThrow } from '../write/outcome.ts'
import { loadForUpdate, refusal, updateRecords } from '../write/update.ts'
import { AppError, conflict, forbidden, invalidInput, ruleBroken } from './errors.ts'
import { mayAct } from './meta.ts'

export async function runAction(
  ctx: Context,
  entity: EntityDefinition,
  id: string | null,
  name: string,
  body: Values,
  version?: number,
): Promise<unknown> {
  const action = actionOf(ctx.registry, entity, name, id === null ? 'collection' : 'record')
  if (!action) throw new AppError(404, 'action-unknown')
  if (!mayAct(ctx.actor, action)) throw forbidden()
  if (id !== null) await action.before?.(ctx, id)
  const operation: Operation = 'operation' in action.permission ? action.permission.operation : 'read'
  const record: Values | undefined = id === null ? {} : (await loadForUpdate(ctx, entity, [id], operation)).get(id)
  if (!record) throw await refusal(ctx, entity, id!)
  if (version !== undefined && version !== record.version)
    throw conflict('version-conflict', { id, version: record.version })
  const input = parseActionInput(ctx, action.input, body)
  const broken = id === null ? [] : (action.guard?.(record as never, ctx.actor) ?? [])
  if (broken.length && action.overtaken) throw new AppError(409, broken[0]!.code, broken)
  if (broken.length) throw ruleBroken(broken)
  return action.run(ctx, record as never, input as never)
}

export const actionOf = (
  registry: Registry,
  entity: EntityDefinition,
  name: string,
  on: ActionDefinition['on'] = 'record',
): ActionDefinition | undefined =>
  registry.actions.get(entity.name)?.find((action) => action.name === name && action.on === on)

export function parseActionInput(ctx: Context, fields: EntityDefinition['fields'], body: Values): Values {
  const violations: Violation[] = []
  const input: Values = {}
  withDefaults(ctx, fields, input, new Set(Object.keys(body)))
  for (const name of Object.keys(body))
    if (!Object.hasOwn(fields, name)) violations.push(violation('field.unknown', name))
  for (const [name, field] of Object.entries(fields as Record<string, (typeof fields)[string]>)) {
    const parsed = parseValue(name, field, body[name] ?? input[name])
    if ('violations' in parsed) violations.push(...parsed.violations)
    else input[name] = parsed.value
  }
  if (violations.length) throw invalidInput(violations)
  return input
}

const transferInput = {
  owner: ref('employee', { label: { zh: '新负责人', en: 'New owner' }, required: true }),
  note: text({ label: { zh: '交接说明', en: 'Hand-over note' }, max: 1000 }),
}

/** Every entity with an owner can be transferred; both sides are told. */
export async function transferRecord(
  ctx: Context,
  entity: EntityDefinition,
  id: string,
  body: Values,
  version?: number,
): Promise<void> {
  if (entity.scope.by !== 'owner') throw new AppError(404, 'action-unknown')
  const { owner: ownerField } = entity.scope
  const input = parseActionInput(ctx, transferInput, body) as { owner: string; note: string | null }
  const before = (await loadForUpdate(ctx, entity, [id], 'transfer')).get(id)
  const [outcome] = await updateRecords(ctx, entity, [{ id, values: { [ownerField]: input.owner }, version }], {
    mode: 'action',
    action: 'transfer',
    operation: 'transfer',
  })
  writeOrThrow(outcome!)
  const label = String(before?.[entity.title] ?? '')
  const about = { entity: entity.name, id }
  const former = before?.[ownerField] as string | null | undefined
  const body_ = input.note ?? undefined
  if (input.owner !== ctx.actor.id) {
    await ctx.notify({
      to: input.owner,
      kind: 'transfer',
      title: {
        zh: `${ctx.actor.name} 把${entity.label.zh}“${label}”转给了您`,
        en: `${ctx.actor.name} gave you the ${entity.label.en.toLowerCase()} "${label}"`,
      },
      ...(body_ && { body: body_ }),
      about,
    })
  }
  if (former && former !== ctx.actor.id && former !== input.owner) {
    await ctx.notify({
      to: former,
      kind: 'transfer',
      title: {
        zh: `${entity.label.zh}“${label}”已转出`,
        en: `The ${entity.label.en.toLowerCase()} "${label}" went to somebody else`,
      },
      ...(body_ && { body: body_ }),
      about,
    })
  }
}
