/** The tracking sheet 目标拆解与跟踪表: one row a task in the columns of the paper form, and a second sheet that says what it is. */
import { list, type Reader } from '#kernel/data/list.ts'
import type { Filter, Label, Reference } from '#kernel/entity/meta.types.ts'
import type { Cell, SheetToWrite } from '#kernel/io/tables/index.ts'
import { months, rollUp, type WeighedTask } from '../rules/progress.ts'

export type Language = 'zh' | 'en'

export interface TrackingQuery {
  /** One plan, or all that the reader sees. */
  plan?: string | undefined
  language: Language
  company: string
}

interface TaskRow extends WeighedTask {
  id: string
  name: string
  plan: Reference | null
  'plan.goal': string | null
  'plan.goalRecord': Reference | null
  dimension: string | null
  description: string | null
  output: string | null
  measure: string | null
  responsible: Reference | null
  endsOn: string | null
  remark: string | null
}

const columns: { label: Label; width: number }[] = [
  { label: { zh: '目标', en: 'Goal' }, width: 30 },
  { label: { zh: '分解维度', en: 'Dimension' }, width: 12 },
  { label: { zh: '目标描述', en: 'Description' }, width: 44 },
  { label: { zh: '衡量标准', en: 'Measure' }, width: 36 },
  { label: { zh: '责任人', en: 'Owner' }, width: 14 },
  { label: { zh: '完成时间', en: 'Date' }, width: 13 },
  { label: { zh: '状态', en: 'State' }, width: 11 },
  { label: { zh: '备注', en: 'Remarks' }, width: 36 },
]

const words = {
  sheet: { zh: '目标拆解与跟踪表', en: 'Tracking sheet' },
  about: { zh: '说明', en: 'About' },
  item: { zh: '项目', en: 'Item' },
  value: { zh: '内容', en: 'Value' },
  company: { zh: '公司', en: 'Company' },
  plan: { zh: '计划', en: 'Plan' },
  allPlans: { zh: '我能看到的全部计划', en: 'All plans within reach' },
  by: { zh: '导出人', en: 'Exported by' },
  at: { zh: '导出时间', en: 'Exported at' },
  tasks: { zh: '任务数', en: 'Tasks' },
  progress: { zh: '完成度（%）', en: 'Progress (%)' },
  weight: { zh: '{month} 权重合计（%）', en: '{month} sum of weights (%)' },
  month: { zh: '{month} 完成度（%）', en: '{month} progress (%)' },
} satisfies Record<string, Label>

/** More rows than this belong into an export of the list. */
export const longestSheet = 10_000
const pageSize = 500

const fields = [
  'name',
  'plan',
  'plan.goal',
  'plan.goalRecord',
  'dimension',
  'description',
  'output',
  'measure',
  'responsible',
  'endsOn',
  'state',
  'remark',
  'month',
  'weight',
  'progress',
]

export async function trackingSheet(
  reader: Reader,
  { plan, language, company }: TrackingQuery,
): Promise<SheetToWrite[]> {
  const tasks = await exportable(reader, plan)
  const stateLabel = choiceLabels(reader, 'state', language)
  const dimensionLabel = choiceLabels(reader, 'dimension', language)
  const rows = tasks.map((task): Cell[] => [
    task['plan.goalRecord']?.label || task['plan.goal'] || task.plan?.label || '',
    dimensionLabel(task.dimension),
    [task.name, task.description].filter(Boolean).join('\n'),
    [task.measure, task.output].filter(Boolean).join('\n'),
    task.responsible?.label ?? '',
    task.endsOn ? { day: task.endsOn } : null,
    stateLabel(task.state),
    task.remark,
  ])
  const sheet = {
    name: words.sheet[language],
    columns: columns.map(({ label, width }) => ({ header: label[language], width })),
    rows,
  }
  return [sheet, about(reader, tasks, { plan, language, company })]
}

function about(reader: Reader, tasks: readonly TaskRow[], { plan, language, company }: TrackingQuery): SheetToWrite {
  const word = (label: Label, month = '') => label[language].replace('{month}', month)
  const number = (value: string | null): Cell => (value === null ? null : { decimal: value })
  const of = plan ? (tasks[0]?.plan?.label ?? '') : word(words.allPlans)
  // Weights belong to one plan; over several their sum says nothing.
  const byMonth = plan ? months(tasks) : []
  const rows: Cell[][] = [
    [word(words.company), company],
    [word(words.plan), of],
    [word(words.by), reader.actor.name],
    [word(words.at), { instant: reader.clock.now }],
    [word(words.tasks), tasks.length],
    ...(plan ? [[word(words.progress), number(rollUp(tasks))]] : []),
    ...byMonth.flatMap(({ month, weight, progress }) => [
      [word(words.weight, month), number(weight)],
      [word(words.month, month), number(progress)],
    ]),
  ]
  const headers = [
    { header: word(words.item), width: 26 },
    { header: word(words.value), width: 40 },
  ]
  return { name: word(words.about), columns: headers, rows }
}

/** Tasks that the reader may export, by plan and date. Undefined values are fields that a role hides. */
async function exportable(reader: Reader, plan: string | undefined): Promise<TaskRow[]> {
  const entity = reader.registry.entity('plan-task')
  const filter: Filter | undefined = plan ? { field: 'plan', op: 'eq', value: plan } : undefined
  const tasks: TaskRow[] = []
  let cursor: string | undefined
  do {
    const page = await list(reader, entity, {
      filter,
      fields,
      sort: plan ? 'startsOn,name' : 'plan,startsOn,name',
      limit: pageSize,
      cursor,
      operation: 'export',
      withoutTotal: true,
    })
    tasks.push(...(page.items as unknown as TaskRow[]))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && tasks.length < longestSheet)
  return tasks
}

function choiceLabels(reader: Reader, field: string, language: Language): (value: string | null) => string {
  const { options } = reader.registry.fields(reader.registry.entity('plan-task'))[field] as {
    options?: readonly { value: string; label: Label }[]
  }
  const labels = new Map((options ?? []).map(({ value, label }) => [value, label[language]]))
  return (value) => (value ? (labels.get(value) ?? value) : '')
}
