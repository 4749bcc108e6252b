import type { Label } from '#kernel/entity/meta.types.ts'

export const messages: Record<string, Label> = {
  'goal.period': {
    zh: '看不懂这个期间。年写 2026，季写 2026-Q1，月写 2026-03，周写 2026-W12',
    en: 'Not a period. Write a year as 2026, a quarter as 2026-Q1, a month as 2026-03, a week as 2026-W12',
  },
  'goal.unknown-metric': { zh: '指标库里没有“{metric}”', en: 'The metric catalogue has no "{metric}"' },
  'goal.metric-without-dimension': {
    zh: '这个指标不能按这种归属统计',
    en: 'This metric cannot be counted for that kind of owner',
  },
  'goal.subject-missing': { zh: '请填写这是谁的目标', en: 'Say whose goal it is' },
  'goal.ratio-range': {
    zh: '{percent}% 超出 0–100%。比率填小数，例如 40% 填 0.4',
    en: '{percent} % lies outside 0 to 100 %. Give a ratio as a fraction: 40 % is 0.4',
  },
  'goal.negative': { zh: '不能小于零', en: 'Cannot be below zero' },
  'goal.stretch-below-target': { zh: '冲刺值应比目标值更高要求', en: 'The stretch must ask for more than the target' },
  'goal.challenge-below-stretch': {
    zh: '挑战值应比冲刺值更高要求',
    en: 'The challenge must ask for more than the stretch',
  },
  'goal.published': {
    zh: '目标已发布，不能直接修改；请申请调整',
    en: 'The goal is published: ask for an adjustment instead of changing it',
  },
  'goal.already-published': { zh: '目标已经发布', en: 'The goal is published already' },
  'goal.own': { zh: '不能给自己定目标，请由上级设定', en: 'You cannot set your own goal; your superior does' },
  'goal.owner-left': {
    zh: '{name}已离职，请换一位负责人',
    en: '{name} has left the company: choose somebody else',
  },
  'goal.not-yours-to-set': {
    zh: '您不能为此人或此部门设定目标',
    en: 'Setting goals for this person or department is not up to you',
  },
  'goal.not-yours-to-publish': {
    zh: '自己负责的目标由上级发布',
    en: 'A goal you answer for yourself is published by your superior',
  },
  'goal.parent-unit': {
    zh: '单位不同（本目标 {own}，上级 {parent}），不能相加，不能挂在该上级目标下',
    en: 'The units differ (this one {own}, the parent {parent}): they cannot be added up, so it cannot be its parent',
  },
  'goal.parent-metric': {
    zh: '上级目标用的是另一个指标，不能作为它的分解',
    en: 'The parent goal counts another metric; this cannot be a part of it',
  },
  'goal.parent-period': {
    zh: '期间不在上级目标的期间之内',
    en: 'The period does not lie within that of the parent goal',
  },
  'goal-adjustment.draft': {
    zh: '目标还是草稿，可以直接修改',
    en: 'The goal is still a draft: change it directly',
  },
  'goal-adjustment.nothing': { zh: '与现在的目标值相同', en: 'The same figures as now' },
  'goal-adjustment.not-concerned': {
    zh: '只有负责人或其上级可以申请调整这个目标',
    en: 'Only its owner or who sets it may ask to adjust this goal',
  },
  'goal-adjustment.effective': {
    zh: '生效日期应在目标期间 {startsOn} 至 {endsOn} 之内',
    en: 'It must come into force within the period of the goal, {startsOn} to {endsOn}',
  },
  'goal-adjustment.decided': { zh: '这个调整已经处理过', en: 'This adjustment was dealt with already' },
  'goal-adjustment.stale': {
    zh: '目标值在申请之后又变了，请重新申请',
    en: 'The target changed after this was asked for; ask anew',
  },
  'goal-adjustment.goal-gone': { zh: '目标已被删除', en: 'The goal was deleted' },
  'goal-adjustment.not-yours-to-decide': {
    zh: '不能审批自己的申请或自己的目标；应由上级处理',
    en: 'You cannot decide about your own request or your own goal; a superior does',
  },
  'goal-adjustment.not-yours-to-withdraw': { zh: '只有申请人可以撤回', en: 'Only who asked can withdraw it' },
  'goal-matrix.not-a-number': { zh: '应为数字', en: 'Must be a number' },
  'goal-matrix.published': {
    zh: '已发布的目标不能在表里改，请申请调整',
    en: 'Published: ask for an adjustment instead of changing it here',
  },
  'goal-matrix.other-currency': {
    zh: '这个目标用 {currency}，请打开它修改',
    en: 'This goal is in {currency}: open it to change it',
  },
  'goal-matrix.unknown-row': { zh: '这一行不在您可分解的范围内', en: 'This row is not one you may split the goal to' },
  'goal-matrix.unknown-column': { zh: '没有这一列', en: 'There is no such column' },
  'goal-matrix.too-many': { zh: '一次最多保存 {max} 格', en: 'At most {max} cells at a time' },
  'goal-matrix.conflict': {
    zh: '他人刚刚修改了其中的格子，请核对',
    en: 'Somebody changed some of these cells; compare',
  },
  'goal-matrix.faults': { zh: '有的格子不能保存，都没有保存', en: 'Some cells cannot be saved, so none was' },
  'goal.no-split': { zh: '不能这样分解这个目标', en: 'This goal cannot be split that way' },
  'smart.no-metric': { zh: '没有选指标', en: 'No metric is chosen' },
  'smart.no-subject': { zh: '没有说是谁的目标', en: 'It does not say whose goal it is' },
  'smart.no-number': { zh: '没有可衡量的数值', en: 'There is no number to measure' },
  'smart.ratio-range': {
    zh: '{percent}% 不可能：比率在 0 到 100% 之间',
    en: '{percent} % is impossible: a ratio lies between 0 and 100 %',
  },
  'smart.negative': { zh: '这个指标不会小于零', en: 'This metric is never below zero' },
  'smart.wrong-way': { zh: '目标比基准值 {base} 还差', en: 'The target is worse than the base value {base}' },
  'smart.zero': { zh: '目标是零，等于没有目标', en: 'A target of zero is no target' },
  'smart.wild-growth': { zh: '比去年同期增长 {growth}%，很难相信', en: '{growth} % above last year: hard to believe' },
  'smart.bold-growth': {
    zh: '比去年同期增长 {growth}%，需要说明靠什么',
    en: '{growth} % above last year: say what makes it possible',
  },
  'smart.below-last-year': { zh: '比去年同期低 {drop}%', en: '{drop} % below last year' },
  'smart.above-best': { zh: '是历史最好值的 {times} 倍', en: '{times} times the best so far' },
  'smart.capacity': {
    zh: '{people} 人平均每人要做到单人历史最好值的 {times} 倍',
    en: 'Each of {people} people would need {times} times the best any one person ever did',
  },
  'smart.no-parent': { zh: '没有挂在上级目标下', en: 'It is not part of a goal above' },
  'smart.no-period': { zh: '没有截止时间', en: 'It has no end' },
  'smart.over': { zh: '期间在 {endsOn} 已结束', en: 'The period was over on {endsOn}' },
  'smart.no-metric.example': { zh: '不写“提升业绩”，选“赢单金额”', en: 'Not "sell more" but "won amount"' },
  'smart.no-subject.example': { zh: '“华东销售部的赢单金额”', en: '"Won amount of the East team"' },
  'smart.no-number.example': { zh: '“本季赢单 120 万元”', en: '"Won amount of 1.2 million this quarter"' },
  'smart.ratio-range.example': { zh: '赢单率 40% 填 0.4', en: 'A win rate of 40 % is written 0.4' },
  'smart.negative.example': { zh: '填 0 或更大的数', en: 'Give 0 or more' },
  'smart.wrong-way.example': {
    zh: '流失率从 8% 降到 5%：基准 0.08，目标 0.05',
    en: 'Churn from 8 % down to 5 %: base 0.08, target 0.05',
  },
  'smart.zero.example': { zh: '去年同期 200 万，今年定 240 万', en: 'Last year 2.0 million, this year 2.4 million' },
  'smart.wild-growth.example': {
    zh: '去年 100 万，今年 600 万就是增长 500%；先核对位数，再拆成能走到的一步',
    en: 'From 1 to 6 million is a rise of 500 %: check the digits, then set a step that can be taken',
  },
  'smart.bold-growth.example': {
    zh: '在“风险”里写明：新增 3 人、新产品线从 Q2 开始卖',
    en: 'Write under risks: three more people, a new line on sale from Q2',
  },
  'smart.below-last-year.example': { zh: '若是有意收缩，写明原因', en: 'If it is meant to shrink, say why' },
  'smart.above-best.example': {
    zh: '历史最好的季度是 300 万，先定 360 万',
    en: 'The best quarter was 3.0 million; try 3.6 first',
  },
  'smart.capacity.example': {
    zh: '加人、加时间，或把目标分给更多的人',
    en: 'More people, more time, or a smaller share each',
  },
  'smart.no-parent.example': {
    zh: '挂到部门或公司同一指标的目标下',
    en: 'Put it under the goal of the department or company',
  },
  'smart.no-period.example': { zh: '“到 2026-Q1 结束”', en: '"By the end of 2026-Q1"' },
  'smart.over.example': { zh: '改为本期或下一期', en: 'Take this period or the next' },
}
