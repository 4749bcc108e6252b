/** Processes for tests: drawn and in force at once. */

import type { Actor } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { process } from '../entities/process.ts'
import { processVersion } from '../entities/process-version.ts'
import type { ApprovalNode, Flow, FormField, Trigger } from '../rules/flow.types.ts'

/** Start, one approval, an end for yes; a rejection ends it. */
export function oneApproval(approval: Partial<ApprovalNode>, form: FormField[] = []): Flow {
  const step: ApprovalNode = {
    kind: 'approval',
    id: 'check',
    name: '审批',
    assignee: [{ managerLevel: 1 }],
    rule: { mode: 'any', rejectAtOnce: true },
    editable: [],
    form: [],
    whenNobody: 'administrator',
    whenStarter: 'ask',
    whenRejected: 'end',
    allow: { addSign: true, transfer: true, returnTo: true },
    ...approval,
  }
  return {
    form,
    nodes: [
      { kind: 'start', id: 'start', name: '发起' },
      step,
      { kind: 'end', id: 'end', name: '结束', outcome: 'approved' },
    ],
    edges: [
      { id: 'a', from: 'start', to: step.id },
      { id: 'b', from: step.id, to: 'end' },
    ],
  }
}

interface Running {
  runtime: Runtime
  admin: { actor(): Promise<Actor> }
}

interface Published {
  key: string
  name?: string
  flow: Flow
  triggers: Trigger[]
  pilotDepartment?: string
}

/** In force for this process at once; others hear of it by the signal. Answers the process and its version. */
export async function publishProcess(app: Running, drawn: Published): Promise<{ process: string; version: string }> {
  const options = { actor: await app.admin.actor(), source: 'api' } as const
  const made = await app.runtime.transact(options, (ctx) => publish(ctx.asSystem('test'), drawn))
  await app.runtime.reload()
  return made
}

async function publish(ctx: Context, { key, name, flow, triggers, pilotDepartment }: Published) {
  const made = await ctx.create(process, { key, name: name ?? key })
  const version = await ctx.create(processVersion, {
    process: made,
    number: 1,
    flow,
    triggers,
    state: pilotDepartment ? 'pilot' : 'published',
    pilotDepartment: pilotDepartment ?? null,
    publishedAt: ctx.now.toISOString(),
  })
  return { process: made, version }
}
