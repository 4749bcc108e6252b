import type { MetricDefinition } from '#kernel/metrics/define.ts'

const moves = (...values: string[]) => ({ field: 'move', op: 'in' as const, value: values })

/** What is counted for the stage that a deal left. */
const leaving = { source: 'stage-change', date: 'at', dimensions: { stage: 'from' } } as const

/** How deals move through the stages, each move counted for who owned the deal then. */
export const stageMetrics: MetricDefinition[] = [
  {
    key: 'stage-entries',
    label: { zh: '进入阶段次数', en: 'Stage entries' },
    about: {
      zh: '商机进入阶段的次数，按进入时间计入，归当时的负责人；退回后再次进入的再计一次。',
      en: 'How often deals entered a stage, at the time they did, for their owner then; coming again counts again.',
    },
    source: 'stage-change',
    measure: { count: true },
    date: 'at',
    unit: 'count',
  },
  {
    key: 'stage-advances',
    label: { zh: '阶段推进次数', en: 'Stage advances' },
    about: {
      zh: '商机从阶段向前推进（含赢单）的次数，按离开时间计入离开的阶段。',
      en: 'How often deals went on from a stage (or were won), at the time they did, for the stage they left.',
    },
    ...leaving,
    measure: { count: true },
    filter: { and: [moves('forward', 'won'), { field: 'from', op: 'empty', value: false }] },
    unit: 'count',
  },
  {
    key: 'stage-losses',
    label: { zh: '阶段流失数', en: 'Losses by stage' },
    about: {
      zh: '商机在阶段中输单的个数，按输单时间计入输单前所在的阶段。',
      en: 'Number of deals lost, at the time they were, for the stage they were in before.',
    },
    ...leaving,
    measure: { count: true },
    filter: { and: [moves('lost'), { field: 'from', op: 'empty', value: false }] },
    unit: 'count',
    direction: 'down',
  },
  {
    key: 'stage-conversion',
    label: { zh: '阶段转化率', en: 'Stage conversion' },
    about: {
      zh: '阶段推进次数 ÷（阶段推进次数 + 阶段流失数），按离开时间计入。还在阶段中的、搁置和退回的不计。',
      en: 'Advances out of advances and losses, at the time deals left the stage. Those still in it, shelved or sent back do not count.',
    },
    formula: 'stage-advances / (stage-advances + stage-losses)',
    unit: 'ratio',
  },
  {
    key: 'stage-days',
    label: { zh: '阶段停留天数中位数', en: 'Days in stage (median)' },
    about: {
      zh: '商机离开阶段时已停留天数的中位数，按离开时间计入离开的阶段。',
      en: 'Median of the days that deals had been in a stage when they left it, at the time they did.',
    },
    ...leaving,
    measure: { median: 'days' },
    unit: 'days',
    direction: 'down',
  },
  {
    key: 'stage-working-days',
    label: { zh: '阶段停留工作日中位数', en: 'Working days in stage (median)' },
    about: {
      zh: '同“阶段停留天数中位数”，按公司工作时间折算为工作日。',
      en: 'As days in stage, in working days of the company’s hours.',
    },
    ...leaving,
    measure: { median: 'workingDays' },
    unit: 'days',
    direction: 'down',
  },
]
