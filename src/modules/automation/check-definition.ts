/** Whether a rule can do what it says, with the rights of its account; every fault has its place in the rule. */
import { sql } from 'drizzle-orm'
import { may, seesInFull } from '#kernel/access/actor.ts'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { AppError } from '#kernel/api/errors.ts'
import { conditions, newQuery, type Reader } from '#kernel/data/list.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { faultText, isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkStep } from './check-step.ts'
import { expressionFault } from './expression-fault.ts'
import type { AutomationCondition, AutomationTrigger, Definition } from './rules/automation.types.ts'
import { triggerFaults } from './rules/check-trigger.ts'

const mostSteps = 20

/** `complete`: it is to run, so something must be there to do. */
export async function definitionFaults(
  reader: Reader,
  given: Partial<Definition>,
  options: { complete: boolean },
): Promise<Violation[]> {
  const { registry, actor } = reader
  const entity = given.entity ? registry.entities.get(given.entity) : undefined
  if (!entity || entity.technical || !may(actor, entity.name, 'read'))
    return given.entity || options.complete ? [violation('automation.entity', 'entity')] : []
  const faults: Violation[] = []
  if (given.trigger) faults.push(...triggerFaults(given.trigger), ...fieldFaults(reader, entity, given.trigger))
  else if (options.complete) faults.push(violation('automation.trigger', 'trigger'))
  faults.push(...(await conditionFaults(reader, entity, given.condition ?? {})))
  const steps = Array.isArray(given.steps) ? given.steps : []
  if (steps.length > mostSteps) faults.push(violation('automation.many-steps', 'steps', { max: mostSteps }))
  if (steps.length === 0 && options.complete) faults.push(violation('automation.steps', 'steps'))
  const isAbout = !(given.trigger?.on === 'schedule' && !given.trigger.each)
  for (const [i, step] of steps.slice(0, mostSteps).entries())
    faults.push(
      ...checkStep(reader, entity, step, { path: `steps.${i}`, isAbout, isGone: given.trigger?.on === 'deleted' }),
    )
  for (const [i, step] of steps.entries())
    if (step?.kind === 'webhook' && !(await seesEndpoint(reader, step.endpoint)))
      faults.push(violation('webhook.unknown', `steps.${i}.endpoint`))
  return faults
}

function fieldFaults(reader: Reader, entity: EntityDefinition, trigger: AutomationTrigger): Violation[] {
  const fields = reader.registry.fields(entity)
  const isSeen = (name: string) => fields[name] !== undefined && seesInFull(reader.actor, entity.name, name)
  if (trigger.on === 'changed')
    return (trigger.fields ?? [])
      .filter((name) => !isSeen(name))
      .map((name) => violation('automation.field', 'trigger', { field: name }))
  if (trigger.on === 'date') {
    const kind = isSeen(trigger.field) ? fields[trigger.field]!.kind : undefined
    if (kind !== 'date' && kind !== 'instant') return [violation('automation.date-field', 'trigger')]
  }
  if (trigger.on === 'action') {
    const known = reader.registry.actions.get(entity.name)?.some(({ name }) => name === trigger.action)
    if (!known && trigger.action !== 'transfer') return [violation('automation.action', 'trigger')]
  }
  return []
}

async function conditionFaults(
  reader: Reader,
  entity: EntityDefinition,
  condition: AutomationCondition,
): Promise<Violation[]> {
  const faults: Violation[] = []
  if (condition.filter) {
    try {
      await conditions(reader, newQuery(reader, entity), { filter: condition.filter })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push(violation('automation.filter', 'condition'))
    }
  }
  const expression = condition.expression?.trim() ? parseExpression(condition.expression) : undefined
  if (expression && isFault(expression)) faults.push(expressionFault('condition', faultText(expression)))
  return faults
}

async function seesEndpoint({ sql: db, registry, actor }: Reader, id: unknown): Promise<boolean> {
  const entity = registry.entities.get('webhook-endpoint')
  if (!entity || !isId(id) || !may(actor, entity.name, 'read')) return false
  const rows = await db.run(sql`select 1 from webhook_endpoint t where t.id = ${id}::uuid and t.deleted_at is null
    and ${accessPredicate(registry, actor, entity, 'read', 't')}`)
  return rows.length > 0
}
