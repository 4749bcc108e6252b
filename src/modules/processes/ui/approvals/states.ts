import type { ChoiceOption } from '#kernel/entity/meta.types.ts'

type Tone = ChoiceOption['tone']

const option = (value: string, zh: string, en: string, tone: Tone): ChoiceOption => ({ value, label: { zh, en }, tone })

const states = [
  option('running', '进行中', 'Running', 'brand'),
  option('approved', '已通过', 'Approved', 'good'),
  option('rejected', '已驳回', 'Rejected', 'bad'),
  option('done', '已完成', 'Done', 'good'),
  option('withdrawn', '已撤回', 'Withdrawn', 'muted'),
  option('cancelled', '已取消', 'Cancelled', 'muted'),
  option('stuck', '已卡住', 'Stuck', 'warn'),
]

const decisions = [
  option('approved', '我已同意', 'I approved', 'good'),
  option('rejected', '我已驳回', 'I rejected', 'bad'),
  option('completed', '我已完成', 'I completed', 'good'),
  option('returned', '我已退回', 'I returned', 'warn'),
  option('transferred', '我已转交', 'I handed on', 'neutral'),
]

const find = (options: readonly ChoiceOption[], value: string): ChoiceOption =>
  options.find((each) => each.value === value) ?? option(value, value, value, 'neutral')

export const stateOption = (state: string): ChoiceOption => find(states, state)
/** What the reader did, in lists of what they handled. */
export const decisionOption = (decision: string): ChoiceOption => find(decisions, decision)
