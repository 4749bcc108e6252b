import type { TaskNode } from '../rules/flow.types.ts'
import type { AskFacts } from '../rules/people.types.ts'
import { organisationFacts } from './organisation-facts.ts'
import type { Run } from './run.ts'
import { recordOf } from './scope.ts'

/** What the rules of assignees look at for one step. */
export async function askFacts(run: Run, node: { id: string; assignee: TaskNode['assignee'] }): Promise<AskFacts> {
  const needsRecord = node.assignee.some(
    (each) => 'field' in each || 'managerFor' in each || ('departmentHead' in each && each.departmentHead === 'record'),
  )
  const record = { ...(run.instance.form ?? {}), ...(needsRecord ? await recordOf(run) : null) }
  const entity = run.instance.about && run.ctx.registry.entities.get(run.instance.about.entity)
  const departmentField = entity?.scope.by === 'owner' ? entity.scope.department : undefined
  const department = record[departmentField ?? 'department'] as { id: string } | string | null | undefined
  const named = {
    starter: run.instance.starter,
    record,
    recordDepartment: typeof department === 'string' ? department : (department?.id ?? null),
    chosen: chosenFor(run, node.id),
  }
  return { ...named, organisation: await organisationFacts(run.ctx, node.assignee, named, run.process.owner) }
}

function chosenFor({ instance }: Run, step: string): string[] {
  const chosen = (instance.chosen as Record<string, string[]> | null)?.[step]
  return Array.isArray(chosen) ? chosen : []
}
