import { sql } from 'drizzle-orm'
import { everything, lookUp, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineAction, defineModule } from '#kernel/entity/define.ts'
import { choice, date, longText, text } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { namePipeline, seedPipeline } from './default-pipeline.ts'
import { lossReasons, opportunity } from './entities/opportunity.ts'
import { pipeline } from './entities/pipeline.ts'
import { stage } from './entities/stage.ts'
import { stageChange } from './entities/stage-change.ts'
import { stageLog } from './event-log.ts'
import { opportunityMetrics } from './metrics.ts'
import { opportunityAuthority } from './processes.ts'
import { stageMetrics } from './stage-metrics.ts'

/** The history of stages is kept by the product: it is read and taken out, never written. */
const takeAll = { read: 'all', export: 'all' } as const

const notIn =
  (...statuses: string[]) =>
  (record: { status: string | null }) =>
    statuses.includes(record.status ?? '')
      ? [violation('opportunity.already', 'status', { status: record.status })]
      : []

const win = defineAction({
  entity: opportunity,
  name: 'win',
  label: { zh: '赢单', en: 'Mark as won' },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: { closedOn: date({ label: { zh: '成交日期', en: 'Closed on' }, required: true, default: '@today' }) },
  guard: notIn('won'),
  run: (ctx, record, { closedOn }) => ctx.update(opportunity, record.id, { status: 'won', closedOn }),
})

const lose = defineAction({
  entity: opportunity,
  name: 'lose',
  label: { zh: '输单', en: 'Mark as lost' },
  on: 'record',
  danger: true,
  permission: { operation: 'update' },
  input: {
    lossReason: choice(lossReasons, { label: { zh: '输单原因', en: 'Loss reason' }, required: true }),
    competitor: text({ label: { zh: '输给谁', en: 'Who won instead' } }),
    lossNote: longText({ label: { zh: '说明', en: 'Note' } }),
    closedOn: date({ label: { zh: '结单日期', en: 'Closed on' }, required: true, default: '@today' }),
  },
  guard: notIn('lost'),
  run: (ctx, record, input) => ctx.update(opportunity, record.id, { status: 'lost', ...input }),
})

const shelve = defineAction({
  entity: opportunity,
  name: 'shelve',
  label: { zh: '搁置', en: 'Shelve' },
  on: 'record',
  permission: { operation: 'update' },
  input: {},
  guard: notIn('shelved', 'won', 'lost'),
  run: (ctx, record) => ctx.update(opportunity, record.id, { status: 'shelved' }),
})

const reopen = defineAction({
  entity: opportunity,
  name: 'reopen',
  label: { zh: '重新打开', en: 'Reopen' },
  on: 'record',
  permission: { operation: 'update' },
  input: {},
  guard: notIn('open'),
  run: (ctx, record) => ctx.update(opportunity, record.id, { status: 'open' }),
})

export const opportunities = defineModule({
  name: 'opportunities',
  dependsOn: ['organisation', 'customers', 'catalogue', 'processes'],
  processes: [opportunityAuthority],
  eventLogs: [stageLog],
  entities: [pipeline, stage, opportunity, stageChange],
  actions: [win, lose, shelve, reopen],
  metrics: [...opportunityMetrics, ...stageMetrics],
  grants: {
    '*': { pipeline: lookUp, stage: lookUp },
    'general-manager': { opportunity: everything, 'stage-change': takeAll },
    director: { opportunity: everything, 'stage-change': takeAll },
    'department-manager': {
      opportunity: teamLead,
      'stage-change': { read: 'department-below', export: 'department-below' },
    },
    'sales-rep': { opportunity: ownWork, 'stage-change': { read: 'own' } },
    'solution-consultant': { opportunity: { read: 'department' }, 'stage-change': { read: 'department' } },
    'customer-success': { opportunity: { read: 'department' }, 'stage-change': { read: 'department' } },
    legal: { opportunity: lookUp, 'stage-change': lookUp },
    finance: { opportunity: lookUp, 'stage-change': lookUp },
  },
  menu: [
    {
      key: 'opportunities',
      entity: 'opportunity',
      label: { zh: '商机', en: 'Opportunities' },
      icon: 'fund',
      to: '/opportunities',
      group: 'sales',
      order: 40,
    },
  ],
  optionProviders: {
    stages: async (db) => {
      const rows = await db.run<{
        pipeline: string
        key: string
        name: string
        nameEn: string | null
        outcome: string
        probability: string | null
        clockHours: number | null
        clockDays: number | null
      }>(sql`
        select s.pipeline_id as pipeline, s.key, s.name, s.name_en as "nameEn", s.outcome, s.probability, s.clock_hours as "clockHours", s.clock_days as "clockDays"
        from stage s join pipeline p on p.id = s.pipeline_id where s.deleted_at is null and p.deleted_at is null
        order by p.is_default desc, p.position, p.id, s.position, s.id`)
      const tones = { open: 'brand', won: 'good', lost: 'bad', shelved: 'muted' } as const
      return rows.map(({ pipeline, key, name, nameEn, outcome, ...facts }) => ({
        value: key,
        label: { zh: name, en: nameEn || name },
        tone: tones[outcome as keyof typeof tones],
        when: { pipeline },
        facts: { outcome, ...facts },
      }))
    },
  },
  seed: seedPipeline,
  subscribers: [
    {
      name: 'opportunities.name-pipeline',
      event: 'company.set-up',
      handle: (ctx, { language }) => namePipeline(ctx, language),
    },
  ],
  messages: {
    'opportunity.closed-before-opened': {
      zh: '结单日期早于开始日期 {openedOn}',
      en: 'Closed before it was opened on {openedOn}',
    },
    'opportunity.open-has-no-close': { zh: '进行中的商机没有结单日期', en: 'An open deal has no closing date' },
    'opportunity.unknown-stage': { zh: '该销售流程没有阶段“{stage}”', en: 'The pipeline has no stage "{stage}"' },
    'opportunity.stage-status': {
      zh: '阶段“{stage}”与状态“{status}”不一致',
      en: 'Stage "{stage}" does not have the status "{status}"',
    },
    'opportunity.no-stage': {
      zh: '该销售流程没有状态为“{status}”的阶段',
      en: 'The pipeline has no stage with the status "{status}"',
    },
    'opportunity.already': { zh: '商机已经是这个状态', en: 'The deal has this status already' },
    'stage.won-is-certain': { zh: '赢单阶段的赢率必须是 100', en: 'A won stage has a probability of 100' },
    'stage.lost-is-impossible': { zh: '输单阶段的赢率必须是 0', en: 'A lost stage has a probability of 0' },
  },
})
