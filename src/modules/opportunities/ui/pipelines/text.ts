import { defineText } from '#kernel/ui/text.ts'

export const pipelineTexts = defineText({
  title: { zh: '销售流程与阶段', en: 'Pipelines and stages' },
  about: {
    zh: '商机按阶段推进。拖动排序；赢率用于加权金额，时限到了会提醒。',
    en: 'Deals move through stages. Drag to put them in order; the win rate weighs amounts, the clock tells when a deal has stood too long.',
  },
  add: { zh: '新建流程', en: 'New pipeline' },
  addStage: { zh: '添加阶段', en: 'Add a stage' },
  edit: { zh: '编辑', en: 'Edit' },
  rename: { zh: '改名', en: 'Rename' },
  remove: { zh: '删除', en: 'Delete' },
  removeSure: {
    zh: '阶段“{name}”会移入回收站；还在这个阶段的商机需要先移走。',
    en: 'The stage “{name}” goes to the recycle bin; deals that stand in it must be moved first.',
  },
  removed: { zh: '已删除“{name}”', en: '“{name}” has been deleted' },
  isDefault: { zh: '默认', en: 'Default' },
  makeDefault: { zh: '设为默认', en: 'Make it the default' },
  noStart: { zh: '先添加一个“进行中”的阶段，新商机从那里开始', en: 'Add an open stage first: new deals begin there' },
  madeDefault: { zh: '新商机将使用“{name}”', en: 'New deals will use “{name}”' },
  probability: { zh: '赢率 {n}%', en: 'Win rate {n}%' },
  clockDays: { zh: '时限 {n} 个工作日', en: '{n} working {n|day|days}' },
  clockHours: { zh: '时限 {n} 小时', en: '{n} {n|hour|hours}' },
  noClock: { zh: '不限时', en: 'No clock' },
  moved: { zh: '阶段顺序已保存', en: 'The order of the stages has been saved' },
  none: { zh: '这条流程还没有阶段', en: 'This pipeline has no stages yet' },
})
