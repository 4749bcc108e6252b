import { defineText } from '#kernel/ui/text.ts'

export const workTexts = defineText({
  closing: { zh: '即将成交', en: 'Closing soon' },
  all: { zh: '全部 {n}', en: 'All {n}' },
  noneClosing: { zh: '您没有进行中的商机', en: 'You have no open deals' },
  noneClosingHow: {
    zh: '有客户说“可以谈谈”时，建一笔商机，这里会提醒预计成交日。',
    en: 'When a customer says “let us talk”, open a deal: its expected close will be remembered here.',
  },
  create: { zh: '新建商机', en: 'New deal' },
  late: { zh: '已过 {n} 天', en: '{n} {n|day|days} late' },
  noDate: { zh: '未定日期', en: 'No date' },
  month: { zh: '我的本月赢单', en: 'Won by me this month' },
  deals: { zh: '{n} 单', en: '{n} {n|deal|deals}' },
  lastMonth: { zh: '上月全月 {amount}，{n} 单', en: 'Last month {amount}, {n} {n|deal|deals}' },
  ofLast: { zh: '为上月的 {n}%', en: '{n}% of last month' },
  noneMonth: { zh: '本月还没有赢单', en: 'Nothing won yet this month' },
  team: { zh: '团队最近赢单', en: 'Won by the team' },
  board: { zh: '商机看板', en: 'Pipeline board' },
})
