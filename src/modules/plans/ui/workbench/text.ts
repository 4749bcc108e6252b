import { defineText } from '#kernel/ui/text.ts'

export const workTexts = defineText({
  title: { zh: '本周计划任务', en: 'My plan tasks this week' },
  all: { zh: '全部 {n}', en: 'All {n}' },
  late: { zh: '逾期 {n} 天', en: '{n} {n|day|days} late' },
})
