/** A step that changes the record, through the same pipeline as everybody's changes; and how a cancelled one is undone. */
import { sql } from 'drizzle-orm'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { loadForUpdate, updateRecords } from '#kernel/write/update.ts'
import type { UpdateNode } from '../rules/flow.types.ts'
import { fault } from './faults.ts'
import { type Run, stepName } from './run.ts'
import { forgetScope, workOut } from './scope.ts'

export async function updateStep(run: Run, node: UpdateNode, key: string): Promise<void> {
  const { about } = run.instance
  const entity = about && run.ctx.registry.entities.get(about.entity)
  if (!entity) throw fault('process.no-record')
  const values: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(node.values))
    values[field] = 'value' in value ? value.value : referenceId(await workOut(run, value.expression))
  const system = run.ctx.asSystem(`process ${run.instance.number}: ${stepName(run, node.id)}`)
  const before = (await loadForUpdate(system, entity, [about.id], 'read')).get(about.id)
  if (!before) throw fault('process.record-gone')
  const [outcome] = await updateRecords(system, entity, [{ id: about.id, values }], { operation: 'read' })
  const { after } = writeOrThrow(outcome!)
  forgetScope(run)
  const changed = Object.keys(values).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
  const detail = { record: about, before: pick(before), after: pick(after), undo: node.compensate === true }
  await run.ctx.sql.run(sql`update process_effect set detail = ${JSON.stringify(detail)}::jsonb
    where instance_id = ${run.instance.id}::uuid and key = ${key}`)
}

/** Expressions see references as records; fields take their id. */
const referenceId = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && 'id' in value && 'label' in value
    ? value.id
    : value

interface Updated {
  record: { entity: string; id: string }
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Writes the values of before back where the record still says what the step wrote; the newest step first. */
export async function undoUpdates(run: Run): Promise<void> {
  const rows = await run.ctx.sql.run<{ detail: Updated }>(sql`
    select detail from process_effect where instance_id = ${run.instance.id}::uuid and kind = 'update'
      and (detail->>'undo')::boolean order by id desc`)
  const system = run.ctx.asSystem(`process ${run.instance.number} cancelled`)
  for (const { detail } of rows) {
    const entity = run.ctx.registry.entities.get(detail.record.entity)
    const { id } = detail.record
    const now = entity && (await loadForUpdate(system, entity, [id], 'read')).get(id)
    if (!now) continue
    const values = Object.fromEntries(
      Object.entries(detail.before).filter(
        ([name]) => JSON.stringify(now[name] ?? null) === JSON.stringify(detail.after[name]),
      ),
    )
    if (Object.keys(values).length === 0) continue
    // What the record does not take back any more (a rule of today) stays as it is.
    await updateRecords(system, entity, [{ id, values }], { mode: 'action', operation: 'read' })
  }
}
