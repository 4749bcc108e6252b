import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { pipeline } from './entities/pipeline.ts'
import { stage } from './entities/stage.ts'

/** The pipeline that ships: probability in percent, clocks in hours or working days. */
export const defaultStages = [
  {
    key: 'first-contact',
    name: '首次接触',
    nameEn: 'First contact',
    outcome: 'open',
    probability: '10',
    clockHours: 24,
  },
  {
    key: 'need-confirmed',
    name: '需求确认',
    nameEn: 'Need confirmed',
    outcome: 'open',
    probability: '30',
    clockDays: 3,
  },
  {
    key: 'proposal-submitted',
    name: '方案提交',
    nameEn: 'Proposal submitted',
    outcome: 'open',
    probability: '50',
    clockDays: 5,
  },
  { key: 'negotiation', name: '商务谈判', nameEn: 'Negotiation', outcome: 'open', probability: '70', clockDays: 7 },
  {
    key: 'contract-signing',
    name: '合同签订',
    nameEn: 'Contract signing',
    outcome: 'open',
    probability: '90',
    clockDays: 3,
  },
  { key: 'won', name: '赢单', nameEn: 'Won', outcome: 'won', probability: '100' },
  { key: 'lost', name: '输单', nameEn: 'Lost', outcome: 'lost', probability: '0' },
  { key: 'shelved', name: '搁置', nameEn: 'Shelved', outcome: 'shelved', probability: '0' },
] as const

const name = { zh: '标准销售流程', en: 'Standard sales process' } as const

/** Makes the default pipeline once; an administrator may change or delete it later. */
export async function seedPipeline(ctx: Context): Promise<void> {
  const [existing] = await ctx.sql.run(sql`select 1 from pipeline limit 1`)
  if (existing) return
  const id = await ctx.create(pipeline, { name: name.zh, isDefault: true })
  for (const [position, values] of defaultStages.entries())
    await ctx.create(stage, { ...values, pipeline: id, position })
}

/** It is made before the company says its language: an English one finds it with an English name. */
export async function namePipeline(ctx: Context, language: unknown): Promise<void> {
  if (language !== 'en') return
  const [made] = await ctx.sql.run<{ id: string }>(
    sql`select id from pipeline where name = ${name.zh} and version = 1 and deleted_at is null`,
  )
  if (made) await ctx.update(pipeline, made.id, { name: name.en })
}
