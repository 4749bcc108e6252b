import { defineText } from '#kernel/ui/text.ts'

export const customerTexts = defineText({
  lookup: { zh: '这家公司是我们的吗？', en: 'Is this company ours?' },
  lookupShort: { zh: '查归属', en: 'Ours?' },
  lookupHint: { zh: '输入公司名称或信用代码', en: 'Company name or credit code' },
  lookupNone: { zh: '没有“{query}”，可以录入', en: 'Nobody has “{query}” yet; it can be added' },
  lookupMany: { zh: '查询过于频繁，请稍后再试', en: 'Too many look-ups; try again in a moment' },
  noOwner: { zh: '无负责人', en: 'Nobody’s' },
  ownedBy: { zh: '负责人 {name}', en: 'Owner {name}' },
  add: { zh: '录入这家公司', en: 'Add this company' },
  due: { zh: '今日需联系', en: 'To contact today' },
  all: { zh: '全部 {n}', en: 'All {n}' },
  dueNone: { zh: '今天没有到期的联系', en: 'Nobody is due today' },
  dueNoneHow: {
    zh: '记跟进时填上下次联系时间，到时会出现在这里。',
    en: 'Give the next contact when you log a follow-up: it will appear here in time.',
  },
  late: { zh: '逾期 {n} 天', en: '{n} {n|day|days} late' },
  lastContact: { zh: '上次联系 {when}', en: 'Last contact {when}' },
  never: { zh: '还没有联系过', en: 'Never contacted' },
  log: { zh: '记一笔跟进', en: 'Log a follow-up' },
  logHint: { zh: '先选客户，十秒记完', en: 'Choose a customer; ten seconds are enough' },
  pick: { zh: '选择客户', en: 'Choose a customer' },
  recent: { zh: '我最近的跟进', en: 'My latest follow-ups' },
})
