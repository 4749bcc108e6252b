import type { Label } from '#kernel/entity/meta.types.ts'

export const messages: Record<string, Label> = {
  'okr.quarter': { zh: '季度的格式是 2026-Q3', en: 'A quarter is written 2026-Q3' },
  'okr.setting': { zh: '数值不在允许的范围内', en: 'The value is out of range' },
  'okr.most-below-fewest': { zh: '上限不能小于下限', en: 'The most cannot be less than the fewest' },
  'okr.not-yours': {
    zh: '只有目标的负责人、上级或关键结果的负责人可以添加',
    en: 'Only the owner, a superior or who answers for the key result may add to it',
  },
  'okr.metric-unknown': {
    zh: '没有“{metric}”，或您没有查看它的权限',
    en: 'There is no "{metric}", or you may not see it',
  },
  'okr.metric-filter': { zh: '筛选条件不适用', en: 'The filter does not fit' },
  'objective.needs-department': { zh: '部门目标要选部门', en: 'An objective of a department needs the department' },
  'objective.closed': {
    zh: '目标已结束，只读。需要修改请先重新打开并说明原因',
    en: 'The objective is closed. Reopen it with a reason to change it',
  },
  'objective.circle': { zh: '不能对齐到自己或自己的下级目标', en: 'It cannot be aligned to itself or to one below it' },
  'objective.too-many': {
    zh: '一个目标最多 {most} 个关键结果：请合并，或另建一个目标',
    en: 'An objective has at most {most} key results: merge some, or make another objective',
  },
  'objective.no-key-results': {
    zh: '还没有关键结果：先写下看哪几个数就知道做成了',
    en: 'It has no key results yet: write down which figures will tell',
  },
  'objective.not-now': { zh: '目标现在的阶段不能这样做', en: 'Not possible at the objective’s present stage' },
  'objective.not-scored': { zh: '负责人还没有评分', en: 'The owner has not scored it yet' },
  'objective.score-reason': {
    zh: '评分与计算得分 {proposed} 不同，请写明理由',
    en: 'It differs from the score from progress, {proposed}: say why',
  },
  'key-result.steps': {
    zh: '请列出 1 到 {most} 个步骤：名称不重复，权重大于 0',
    en: 'List 1 to {most} steps with different names and weights above 0',
  },
  'key-result.direction': {
    zh: '方向与起点、目标值不一致',
    en: 'The direction does not agree with start and target',
  },
  'key-result.already': { zh: '已经是这个状态', en: 'It is so already' },
  'check-in.dropped': { zh: '已放弃的关键结果不用更新', en: 'A dropped key result needs no check-in' },
  'check-in.steps': { zh: '步骤已变化，请刷新后再勾选', en: 'The steps have changed: reload and tick again' },
  'milestone.template-applied': { zh: '这一年已经套用过模板', en: 'The template was applied to this year already' },
  'criterion.value-or-share': {
    zh: '要求值和占年度目标只填一个',
    en: 'Give a value or a share of the year goal, not both',
  },
  'criterion.share-of-metric': {
    zh: '占年度目标只适用于指标',
    en: 'A share of the year goal is for metrics only',
  },
  'criterion.no-document': {
    zh: '这个条件由数据判断，不需要确认',
    en: 'Data tell about this condition; nothing is to be confirmed',
  },
  'criterion.confirmed': { zh: '已经确认过', en: 'It is confirmed already' },
  'criterion.no-files': { zh: '请先上传证明文件', en: 'Attach the document first' },
}
