import { defineText } from '../../text.ts'

export const rulesTexts = defineText({
  title: { zh: '通知规则', en: 'Notification rules' },
  about: {
    zh: '每类通知默认从哪里、什么时候告诉大家。员工可以在“我的账号”里改成自己习惯的方式，除非您把它锁定为公司统一。',
    en: 'Where and when people hear of each kind, unless they choose otherwise under My account. What you fix here they cannot change.',
  },
  quiet: { zh: '免打扰时段', en: 'Quiet hours' },
  quietHelp: {
    zh: '期间不发邮件、短信和群消息，结束时合成一条告诉大家。按每个人所在时区；紧急的照发。',
    en: 'No mail, text message or chat message meanwhile; it is told in one go at their end, on everybody’s own clock. Urgent kinds pass.',
  },
  kinds: { zh: '各类通知', en: 'Kinds of notifications' },
  kindsHelp: {
    zh: '“几小时内处理”：超过这么多工作小时还没看，就换一种方式再告诉本人，再过同样久就告诉直属上级。',
    en: '“Answer within”: unread after so many working hours, it takes a further channel, and after as many again it goes to the superior.',
  },
  more: { zh: '几小时内处理', en: 'Answer within' },
  hours: { zh: '小时', en: 'h' },
  answerWithin: { zh: '{kind}：多少工作小时内需要处理', en: '{kind}: working hours to answer' },
  never: { zh: '不限', en: 'never' },
  urgent: { zh: '紧急', en: 'Urgent' },
  urgentOf: { zh: '{kind}：紧急', en: '{kind}: urgent' },
  locked: { zh: '锁定', en: 'Fixed' },
  lockedOf: { zh: '{kind}：公司统一，员工不能改', en: '{kind}: fixed for everybody' },
  tellsSuperior: { zh: '一直没人看时告诉直属上级', en: 'Tell the superior when nobody answers' },
  mailOff: { zh: '还没有设置邮件服务器', en: 'No mail server is set' },
  smsOff: { zh: '还没有设置短信网关', en: 'No SMS gateway is set' },
  roomsOff: { zh: '还没有群', en: 'There are no rooms yet' },
})

export const templateTexts = defineText({
  title: { zh: '通知模板', en: 'Notification templates' },
  about: {
    zh: '每种渠道怎么说。不改时用系统自带的写法。“所有通知”对没有单独模板的类型都有效。',
    en: 'The words of each channel. “All notifications” holds for every kind without a template of its own.',
  },
  kind: { zh: '通知', en: 'Notification' },
  channel: { zh: '渠道', en: 'Channel' },
  own: { zh: '已修改', en: 'Changed' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  subject: { zh: '标题', en: 'Title' },
  body: { zh: '内容', en: 'Text' },
  tokens: { zh: '点一下插入到光标处：', en: 'Click to insert where you type:' },
  preview: { zh: '预览（示例）', en: 'Preview (example)' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '模板已保存', en: 'The template has been saved' },
  reset: { zh: '恢复默认', en: 'Back to the default' },
  resetDone: { zh: '已恢复默认', en: 'Back to the default' },
  smsHint: {
    zh: '短信服务商通常要求报备签名和模板，请与报备内容保持一致。超过 500 字会截断。',
    en: 'Providers often want texts to be registered: keep to what was registered. Longer than 500 characters is cut.',
  },
  roomHint: {
    zh: '机器人设了“自定义关键词”时，请把关键词写进模板。',
    en: 'When a robot wants a keyword, put it into the template.',
  },
})
