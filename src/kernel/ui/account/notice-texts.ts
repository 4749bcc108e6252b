import { defineText } from '../text.ts'

export const noticeSectionTexts = defineText({
  title: { zh: '通知方式', en: 'Notifications' },
  help: {
    zh: '每类通知从哪里、什么时候告诉您。站内通知总是立即出现，免打扰和汇总只管会响铃的邮件、短信和群消息。',
    en: 'Where and when you hear of each kind. The list in the app is always up to date; quiet hours and digests concern mail, text messages and chat rooms.',
  },
  mailOff: { zh: '公司还没有设置邮件服务器。', en: 'Your company has not set a mail server yet.' },
  noAddress: {
    zh: '您的账号没有邮箱，收不到邮件。请联系管理员。',
    en: 'Your account has no mail address, so no mail can reach you. Ask an administrator.',
  },
  noPhone: {
    zh: '您的资料里没有手机号，收不到短信。请联系管理员。',
    en: 'Your record has no mobile number, so no text message can reach you. Ask an administrator.',
  },
  inAppOnly: {
    zh: '公司还没有设置邮件、短信或群机器人，现在只有站内通知。',
    en: 'Your company has set up neither mail nor text messages nor chat rooms: notifications come in the app only.',
  },
  quiet: { zh: '免打扰', en: 'Quiet hours' },
  quietHelp: {
    zh: '期间的通知攒到结束时一次告诉您；紧急通知照常。',
    en: 'What comes meanwhile is told in one go at their end; urgent notifications pass.',
  },
  likeCompany: { zh: '与公司相同', en: 'As the company' },
  own: { zh: '自己设置', en: 'My own' },
  digest: { zh: '汇总时间', en: 'Digests' },
  digestHelp: { zh: '每天、每周汇总在这个时间发出。', en: 'Daily and weekly digests come at this time.' },
  digestAt: { zh: '汇总时间', en: 'Time of digests' },
  digestOn: { zh: '每周汇总在', en: 'Weekly digests on' },
  zone: { zh: '我所在的时区', en: 'My time zone' },
  chat: { zh: '我在群里的账号', en: 'My chat account' },
  chatHelp: {
    zh: '群消息会 @ 您：默认用手机号；飞书只能用账号 ID（管理员可查）。',
    en: 'Messages in chat rooms mention you, by your phone number unless an id is given. Feishu needs the id.',
  },
  wecom: { zh: '企业微信账号', en: 'WeCom id' },
  dingtalk: { zh: '钉钉 userId', en: 'DingTalk userId' },
  feishu: { zh: '飞书 open_id / user_id', en: 'Feishu open_id / user_id' },
})

export const weekdays = defineText({
  day1: { zh: '周一', en: 'Monday' },
  day2: { zh: '周二', en: 'Tuesday' },
  day3: { zh: '周三', en: 'Wednesday' },
  day4: { zh: '周四', en: 'Thursday' },
  day5: { zh: '周五', en: 'Friday' },
  day6: { zh: '周六', en: 'Saturday' },
  day7: { zh: '周日', en: 'Sunday' },
})
