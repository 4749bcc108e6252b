import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, choice, date, email, longText, phone, ref, requiredText, text } from '#kernel/entity/fields.ts'

export const contact = defineEntity('contact', {
  label: { zh: '联系人', en: 'Contact' },
  plural: { zh: '联系人', en: 'Contacts' },
  about: {
    zh: '客户里的人：谁决策、谁影响、谁使用。',
    en: 'The people at a customer: who decides, who influences, who uses.',
  },
  path: 'contacts',
  icon: 'contacts',
  scope: { by: 'via', through: 'customer' },
  comments: true,
  title: 'name',
  fields: {
    name: requiredText({ label: { zh: '姓名', en: 'Name' }, search: true, max: 100 }),
    customer: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, onDelete: 'cascade' }),
    title: text({ label: { zh: '职务', en: 'Title' }, max: 100 }),
    phone: phone({ label: { zh: '手机', en: 'Phone' }, search: true, pii: true, mask: true }),
    email: email({ label: { zh: '邮箱', en: 'E-mail' }, search: true, pii: true, mask: true }),
    wechat: text({ label: { zh: '微信', en: 'WeChat' }, search: true, pii: true, mask: true, max: 60 }),
    decisionRole: choice(
      [
        { value: 'decision-maker', label: { zh: '决策人', en: 'Decision maker' }, tone: 'brand' },
        { value: 'influencer', label: { zh: '影响者', en: 'Influencer' }, tone: 'neutral' },
        { value: 'user', label: { zh: '使用者', en: 'User' }, tone: 'neutral' },
        { value: 'gatekeeper', label: { zh: '守门人', en: 'Gatekeeper' }, tone: 'warn' },
        { value: 'champion', label: { zh: '支持者', en: 'Champion' }, tone: 'good' },
      ],
      { label: { zh: '决策角色', en: 'Decision role' } },
    ),
    attitude: choice(
      [
        { value: 'supportive', label: { zh: '支持', en: 'Supportive' }, tone: 'good' },
        { value: 'neutral', label: { zh: '中立', en: 'Neutral' }, tone: 'neutral' },
        { value: 'opposed', label: { zh: '反对', en: 'Opposed' }, tone: 'bad' },
      ],
      { label: { zh: '态度', en: 'Attitude' }, index: false },
    ),
    reportsTo: ref('contact', { label: { zh: '上级', en: 'Reports to' } }),
    primary: boolean({ label: { zh: '首要联系人', en: 'Primary contact' }, default: false }),
    birthday: date({ label: { zh: '生日', en: 'Birthday' }, pii: true }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
  },
  list: ['name', 'customer', 'title', 'phone', 'email', 'decisionRole', 'primary'],
  quick: ['name', 'customer', 'title', 'phone', 'decisionRole'],
  highlights: ['customer', 'title', 'decisionRole'],
})
