import { defineText } from '#kernel/ui/text.ts'

export const exploreTexts = defineText({
  path: { zh: '所在位置', en: 'Where you are' },
  splitBy: { zh: '按什么拆开', en: 'Split by' },
  records: { zh: '背后的{name}', en: '{name} behind the figure' },
  all: { zh: '在列表中打开', en: 'Open as a list' },
  noRecords: { zh: '没有记录', en: 'No records' },
  count: { zh: '{n} 条', en: '{n} {n|record|records}' },
})
