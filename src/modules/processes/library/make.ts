/** A new process with its first draft, from a template, a drawing or nothing. */
import { sql } from 'drizzle-orm'
import { invalidInput } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { choice, json, longText, requiredText, text } from '#kernel/entity/fields.ts'
import { pinyinOf } from '#kernel/pure/pinyin.ts'
import { process } from '../entities/process.ts'
import { processVersion } from '../entities/process-version.ts'
import { flowSchema, shapeFaults, triggersSchema } from '../flow-schema.ts'
import type { Flow, Trigger } from '../rules/flow.types.ts'
import { emptyFlow, templates } from '../rules/templates.ts'

const label = (zh: string, en: string) => ({ label: { zh, en } })

const draw = defineAction({
  entity: process,
  name: 'draw',
  label: { zh: '新建流程', en: 'New process' },
  on: 'collection',
  permission: { permission: 'processes.manage' },
  input: {
    name: requiredText({ ...label('名称', 'Name'), max: 200 }),
    category: text({ ...label('分类', 'Category'), max: 100 }),
    about: longText({ ...label('说明', 'About'), max: 2000 }),
    template: choice(
      templates.map(({ key, label }) => ({ value: key, label })),
      { ...label('模板', 'Template'), fixed: true },
    ),
    language: choice(
      [
        { value: 'zh', label: { zh: '中文', en: 'Chinese' } },
        { value: 'en', label: { zh: '英文', en: 'English' } },
      ],
      { ...label('步骤名称的语言', 'Language of the names of steps'), fixed: true, default: 'zh' },
    ),
    flow: json(label('流程图', 'Flow')),
    triggers: json(label('触发条件', 'Triggers')),
  },
  run: async (ctx, _, input) => {
    const language = input.language === 'en' ? 'en' : 'zh'
    const template = templates.find(({ key }) => key === input.template)
    const made = template?.make(language)
    const flow = (input.flow ?? made?.flow ?? emptyFlow(language)) as Flow
    const triggers = (input.triggers ?? made?.triggers ?? [{ on: 'request' }]) as Trigger[]
    const faults = [...shapeFaults(flowSchema, flow, 'flow'), ...shapeFaults(triggersSchema, triggers, 'triggers')]
    if (faults.length > 0) throw invalidInput(faults)
    const system = ctx.asSystem('a new process')
    const id = await system.create(process, {
      name: input.name,
      key: await freeKey(ctx, input.name),
      category: input.category ?? template?.category ?? 'other',
      about: input.about,
      owner: ctx.actor.id,
    })
    const version = await system.create(processVersion, { process: id, number: 1, flow, triggers })
    return { id, version }
  },
})

/** A key out of the name: 合同审批 is `hetongshenpi`; a number follows when it is taken. */
async function freeKey(ctx: Context, name: string): Promise<string> {
  const plain = pinyinOf(name)
    .full.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
  const wanted = plain || 'process'
  const rows = await ctx.sql.run<{ key: string }>(
    sql`select key from process where key = ${wanted} or key like ${`${wanted}-%`}`,
  )
  const taken = new Set(rows.map(({ key }) => key))
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.has(key)) return key
  }
}

export const libraryActions = [draw]
