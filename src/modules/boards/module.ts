import { defineModule } from '#kernel/entity/define.ts'
import { boardContent } from './board-content.ts'
import { seedBoards } from './default-boards.ts'
import { board } from './entities/board.ts'
import { boardsShowing } from './metric-uses.ts'

/** Everybody makes boards, keeps them, and reads those that others opened. */
const ownBoards = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const

export const boards = defineModule({
  name: 'boards',
  dependsOn: ['organisation', 'opportunities', 'customers', 'activities'],
  entities: [board],
  permissions: [{ key: 'boards.share', label: { zh: '向所有人共享看板', en: 'Share boards with everyone' } }],
  grants: { '*': { board: ownBoards } },
  rolePermissions: { 'general-manager': ['boards.share'], director: ['boards.share'] },
  menu: [
    {
      key: 'boards',
      entity: 'board',
      label: { zh: '看板', en: 'Boards' },
      icon: 'bar-chart',
      to: '/boards',
      group: 'insights',
      order: 90,
    },
  ],
  seed: seedBoards,
  deliverables: { board: boardContent },
  metricUses: boardsShowing,
  messages: {
    'board.form': { zh: '看板内容的格式有误', en: 'The board does not have the right form' },
    'board.too-many-cards': { zh: '一块看板最多 {max} 张卡片', en: 'A board has {max} cards at most' },
    'board.too-many-queries': {
      zh: '这块看板一次要算 {asked} 组数字，最多 {max} 组：请去掉一些卡片或对比',
      en: 'This board asks for {asked} sets of figures, {max} at most: remove some cards or comparisons',
    },
    'board.card-twice': { zh: '两张卡片有同一个标识', en: 'Two cards have the same id' },
    'board.size': { zh: '应为 {min} 到 {max} 之间的整数', en: 'A whole number from {min} to {max}' },
    'board.choice': { zh: '这种卡片没有这个选项', en: 'This kind of card does not have that option' },
    'board.metric-count': {
      zh: '这种卡片需要 {min} 到 {max} 个不同的指标',
      en: 'This kind of card needs {min} to {max} different metrics',
    },
    'board.metric-unknown': {
      zh: '没有指标“{metric}”，或您无权查看',
      en: 'There is no metric "{metric}", or you may not see it',
    },
    'board.dimension-missing': { zh: '请选择按什么拆分', en: 'Choose what to split by' },
    'board.dimension-unknown': {
      zh: '指标“{metric}”不能按“{dimension}”拆分',
      en: 'The metric "{metric}" cannot be split by "{dimension}"',
    },
    'board.among': { zh: '最多选 {max} 个', en: 'At most {max} can be picked' },
    'board.step-missing': { zh: '请选择时间单位', en: 'Choose a step of time' },
    'board.compare-missing': { zh: '请选择与哪一期对比', en: 'Choose what to compare with' },
    'board.not-additive': {
      zh: '指标“{metric}”的各部分不能相加，不能算占比或贡献',
      en: 'Parts of the metric "{metric}" do not add up, so they have no shares or contributions',
    },
    'board.words': { zh: '应为文字，最多 {max} 个字', en: 'Words, {max} characters at most' },
    'board.narrowing': { zh: '筛选条件的格式有误', en: 'The filters do not have the right form' },
    'board.share-everyone': {
      zh: '您不能向所有人共享看板；可以共享给本部门，或请管理员共享',
      en: 'You may not share a board with everyone; share it with your department, or ask an administrator',
    },
    'board.share-department': {
      zh: '看板没有所属部门，不能共享给部门',
      en: 'The board belongs to no department to share it with',
    },
    'board.kind': {
      zh: '只有管理员可以设置公司、部门和个人看板',
      en: 'Only administrators make company, department and personal boards',
    },
  },
})
