import { defineText } from '#kernel/ui/text.ts'

export const deliveryTexts = defineText({
  lists: { zh: '数字清单', en: 'Lists of figures' },
  schedules: { zh: '定时发送', en: 'Scheduled mails' },
  mailOff: { zh: '还没有设置邮件服务器，暂时不会发送', en: 'No mail server is set: nothing is sent for now' },
})
