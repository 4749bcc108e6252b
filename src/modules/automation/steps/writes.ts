/** Steps that write: through the same doors, and with the same rules, as a person's form. */
import { get } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import { createRecords } from '#kernel/write/create.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import type { AutomationStep, Effect } from '../rules/automation.types.ts'
import type { Running } from '../running.types.ts'
import { valuesOf } from './values.ts'

type Step<K extends AutomationStep['kind']> = AutomationStep & { kind: K }

export async function updateStep(run: Running, step: Step<'update'>): Promise<Effect> {
  const target = targetOf(run, step.through)
  if (!target)
    return { kind: 'nothing', step: 'update', why: { zh: '没有关联的记录', en: 'There is no related record' } }
  const { ctx, reader } = run
  const entity = ctx.registry.entity(target.entity)
  const before = step.through || !run.record ? await get(reader, entity, target.id) : run.record
  const values = valuesOf(ctx.registry.fields(entity), step.values, run.scope)
  const [outcome] = await updateRecords(ctx, entity, [{ id: target.id, values }], { mode: 'input' })
  writeOrThrow(outcome!)
  const after = await get(reader, entity, target.id)
  const changes = Object.fromEntries(
    Object.keys(step.values)
      .filter((name) => name in after && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name): [string, [unknown, unknown]] => [name, [before[name] ?? null, after[name] ?? null]]),
  )
  return { kind: 'update', entity: entity.name, id: target.id, label: String(after.label ?? ''), changes }
}

function targetOf(
  { entity, record, ctx }: Running,
  through: string | undefined,
): { entity: string; id: string } | null {
  if (!record) return null
  if (!through) return { entity: entity.name, id: record.id as string }
  const field = ctx.registry.fields(entity)[through]
  const value = record[through] as { id?: string; entity?: string } | null
  const target = field?.kind === 'target' ? value?.entity : field?.ref
  return value?.id && target ? { entity: target, id: value.id } : null
}

export async function createStep(run: Running, step: Step<'create'>): Promise<Effect> {
  const { ctx, reader } = run
  const entity = ctx.registry.entity(step.entity)
  const values = valuesOf(ctx.registry.fields(entity), step.values, run.scope)
  const [outcome] = await createRecords(ctx, entity, [{ values }], { mode: 'input' })
  const { id } = writeOrThrow(outcome!)
  const made: Row = await get(reader, entity, id)
  const shown = Object.fromEntries(Object.keys(step.values).map((name) => [name, made[name] ?? null]))
  return { kind: 'create', entity: entity.name, id, label: String(made.label ?? ''), values: shown }
}
