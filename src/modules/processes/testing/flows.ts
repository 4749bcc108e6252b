/** Flows in few words, and their publication, for the tests of the engine. */
import { systemActor } from '#kernel/access/actor.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { process } from '../entities/process.ts'
import { processVersion } from '../entities/process-version.ts'
import type { ApprovalNode, Assignee, Flow, FlowEdge, FlowNode, TaskNode, Trigger } from '../rules/flow.types.ts'

export const approval = (id: string, assignee: Assignee[], more: Partial<ApprovalNode> = {}): ApprovalNode => ({
  id,
  name: id,
  kind: 'approval',
  assignee,
  rule: { mode: 'all', rejectAtOnce: true },
  editable: [],
  form: [],
  whenNobody: 'administrator',
  whenStarter: 'ask',
  whenRejected: 'end',
  allow: { addSign: true, transfer: true, returnTo: true },
  ...more,
})

export const task = (id: string, assignee: Assignee[], more: Partial<TaskNode> = {}): TaskNode => ({
  id,
  name: id,
  kind: 'task',
  assignee,
  form: [],
  whenNobody: 'administrator',
  ...more,
})

type Way = [from: string, to: string, when?: FlowEdge['when'] | 'otherwise']

/** Start and end are `start` and `end`; without ways the steps follow each other. */
export function flowOf(steps: FlowNode[], ways?: Way[], form: Flow['form'] = []): Flow {
  const nodes: FlowNode[] = [
    { id: 'start', name: 'start', kind: 'start' },
    ...steps,
    ...(steps.some(({ id }) => id === 'end')
      ? []
      : [{ id: 'end', name: 'end', kind: 'end', outcome: 'approved' } as const]),
  ]
  const ids = ['start', ...steps.map(({ id }) => id), 'end']
  const all = ways ?? ids.slice(0, -1).map((id, i): Way => [id, ids[i + 1]!])
  const edges = all.map(
    ([from, to, when], i): FlowEdge => ({
      id: `e${i}`,
      from,
      to,
      ...(when === 'otherwise' ? { otherwise: true } : when && { when }),
    }),
  )
  return { nodes, edges, form }
}

/** A process in force; answers its id and that of its version. */
export function publish(
  app: { runtime: Runtime },
  key: string,
  flow: Flow,
  more: {
    state?: 'published' | 'pilot' | 'draft'
    pilotDepartment?: string
    owner?: string
    triggers?: Trigger[]
  } = {},
): Promise<{ process: string; version: string }> {
  const { owner, ...rest } = more
  return app.runtime.transact({ actor: systemActor('test'), source: 'system' }, async (ctx) => {
    const id = await ctx.create(process, { key, name: key, owner: owner ?? null })
    const version = await ctx.create(processVersion, {
      process: id,
      number: 1,
      state: 'published',
      flow,
      triggers: [{ on: 'request' }],
      ...rest,
    })
    return { process: id, version }
  })
}
