import { lookUp } from '#kernel/access/grants.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { approve, complete, reject } from './actions/decide.ts'
import { addSign, returnTask, transfer } from './actions/hand-on.ts'
import { cancel, move, remind, resubmit, retry, start, withdraw } from './actions/instances.ts'
import { approvalsPaths, approvalsPathTexts } from './approvals/paths.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { leave, purchase } from './defaults/requests.ts'
import { seedProcesses } from './defaults/seed.ts'
import { drawingMessages } from './drawing-messages.ts'
import { drawingRoutes } from './drawing-routes.ts'
import { onInstanceEnded } from './engine/ended-port.ts'
import { tickJob } from './engine/finish.ts'
import { replaceGone, replaceUnfit } from './engine/gone.ts'
import { shareWithStandIn } from './engine/stand-in.ts'
import { startInstance } from './engine/start.ts'
import { tick } from './engine/tick.ts'
import { heldChange } from './entities/held-change.ts'
import { process } from './entities/process.ts'
import { processEffect } from './entities/process-effect.ts'
import { processEvent } from './entities/process-event.ts'
import { processInstance } from './entities/process-instance.ts'
import { processTask } from './entities/process-task.ts'
import { processTimer } from './entities/process-timer.ts'
import { processVersion } from './entities/process-version.ts'
import { processLog } from './event-log.ts'
import { instanceWithHeldEnded } from './held/ended.ts'
import { gateRules } from './held/gate-rules.ts'
import { holdRequest } from './held/hold.ts'
import { heldMessages } from './held/messages.ts'
import { libraryActions } from './library/make.ts'
import { decisionButtons } from './links/buttons.ts'
import { linkRoutes } from './links/routes.ts'
import { processMessages } from './messages.ts'
import { processesPaths, processesPathTexts } from './paths.ts'
import { versionActions } from './versions/actions.ts'

onInstanceEnded('change', instanceWithHeldEnded)

// Everybody may start a process, sees the own instances and those that are shared with him; fields change by actions only.
const takePart = {
  process: lookUp,
  'process-version': lookUp,
  'process-instance': { read: 'own', update: 'own' },
  'process-task': { read: 'own' },
  'process-event': { read: 'own' },
} as const

export const processes = defineModule({
  name: 'processes',
  dependsOn: ['organisation', 'webhooks'],
  entities: [
    process,
    processVersion,
    processInstance,
    processTask,
    processEvent,
    processTimer,
    processEffect,
    heldChange,
  ],
  permissions: [
    {
      key: 'processes.manage',
      label: { zh: '设计、发布和修复流程', en: 'Draw, publish and repair processes' },
    },
  ],
  grants: { '*': takePart },
  eventLogs: [processLog],
  actions: [
    start,
    approve,
    reject,
    complete,
    addSign,
    transfer,
    returnTask,
    withdraw,
    remind,
    resubmit,
    cancel,
    retry,
    move,
    ...libraryActions,
    ...versionActions,
  ],
  paths: { ...approvalsPaths, ...processesPaths },
  pathTexts: { ...approvalsPathTexts, ...processesPathTexts },
  menu: [
    { key: 'approvals', label: { zh: '审批', en: 'Approvals' }, icon: 'audit', to: '/approvals', order: 5 },
    {
      key: 'processes',
      label: { zh: '流程', en: 'Processes' },
      icon: 'partition',
      to: '/processes',
      group: 'teamwork',
      order: 89,
      permission: 'processes.manage',
    },
  ],
  routes: (app) => {
    approvalRoutes(app)
    drawingRoutes(app)
  },
  openRoutes: linkRoutes,
  writeGate: { rules: gateRules, hold: holdRequest },
  jobs: [
    {
      name: tickJob,
      schedule: '* * * * *',
      handle: async (ctx) => {
        await tick(ctx)
      },
    },
  ],
  // What came due while nothing ran does not wait for the next minute.
  seed: async (ctx) => {
    await seedProcesses(ctx)
    await ctx.enqueue(tickJob, {})
  },
  processes: [leave, purchase],
  subscribers: [
    {
      name: 'processes.company-made',
      event: 'company.created',
      handle: (ctx) => seedProcesses(ctx),
    },
    {
      name: 'processes.employee-changed',
      event: 'employee.updated',
      handle: (ctx, { id, changed }) => employeeChanged(ctx, id, changed ?? []),
    },
    {
      name: 'processes.delegation-made',
      event: 'delegation.created',
      handle: (ctx, { id }) => shareWithStandIn(ctx, id),
    },
    {
      name: 'processes.delegation-changed',
      event: 'delegation.updated',
      handle: (ctx, { id }) => shareWithStandIn(ctx, id),
    },
  ],
  noticeKinds: [
    { key: 'process', label: { zh: '待我处理的流程', en: 'Work items of processes' }, mailBlocks: decisionButtons },
    { key: 'process-result', label: { zh: '我的申请有结果', en: 'Results of my requests' } },
    { key: 'process-copy', label: { zh: '抄送我的流程', en: 'Copies of requests' } },
    { key: 'process-stuck', label: { zh: '流程卡住', en: 'Stuck processes' } },
  ],
  startProcess: startInstance,
  messages: { ...processMessages, ...drawingMessages, ...heldMessages },
})

async function employeeChanged(ctx: Context, id: string, changed: readonly string[]): Promise<void> {
  if (changed.includes('status')) await replaceGone(ctx)
  if (changed.includes('roles')) await replaceUnfit(ctx, id)
}
