import { defineText } from '../../text.ts'

export const choiceTexts = defineText({
  title: { zh: '选项', en: 'Choices' },
  about: {
    zh: '下拉字段里的选项：中英文名称、颜色和顺序。正在使用的选项不能移除。',
    en: 'What can be chosen in a field: names in both languages, tone and order. A choice in use cannot be removed.',
  },
  pick: { zh: '选择字段', en: 'Choose a field' },
  changed: { zh: '已修改', en: 'changed' },
  zh: { zh: '中文名称', en: 'Chinese name' },
  en: { zh: '英文名称', en: 'English name' },
  tone: { zh: '颜色', en: 'Tone' },
  'tone.none': { zh: '无', en: 'None' },
  'tone.neutral': { zh: '灰', en: 'Neutral' },
  'tone.brand': { zh: '主色', en: 'Brand' },
  'tone.good': { zh: '好', en: 'Good' },
  'tone.warn': { zh: '注意', en: 'Warning' },
  'tone.bad': { zh: '差', en: 'Bad' },
  'tone.muted': { zh: '淡', en: 'Muted' },
  key: { zh: '标识', en: 'Key' },
  add: { zh: '添加选项', en: 'Add a choice' },
  remove: { zh: '移除', en: 'Remove' },
  save: { zh: '保存', en: 'Save' },
  discard: { zh: '放弃修改', en: 'Discard' },
  reset: { zh: '恢复默认', en: 'Back to the default' },
  saved: { zh: '选项已保存', en: 'The choices have been saved' },
})
