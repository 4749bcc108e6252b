import { defineEntity } from '#kernel/entity/define.ts'
import {
  attachment,
  boolean,
  choice,
  computed,
  date,
  instant,
  multiChoice,
  ref,
  refs,
  requiredText,
  richText,
  target,
} from '#kernel/entity/fields.ts'
import { deriveAnnouncements } from '../derive-announcement.ts'
import { guardAnnouncements } from '../guard-announcement.ts'
import { announcementKinds, announcementStates } from './choices.ts'

const fixed = { write: 'action-only', section: 'reach' } as const
const counted = (zh: string, en: string, where: string) =>
  computed<number, 'integer'>('integer', {
    label: { zh, en },
    section: 'reach',
    sql: (t) =>
      `select count(*)::integer from announcement_receipt r where r.announcement_id = ${t}.id and r.deleted_at is null${where}`,
  })

export const announcement = defineEntity('announcement', {
  label: { zh: '公告', en: 'Announcement' },
  plural: { zh: '公告', en: 'Announcements' },
  about: {
    zh: '让大家知道，并且确认知道了：谁看了、谁确认了、谁还没有，一目了然。客户需求变了、里程碑挪了，也从这里书面确认。',
    en: 'Tell everybody, and see that they know: who has read it, who has confirmed, who has not. Changed needs and moved milestones are confirmed in writing here.',
  },
  path: 'announcements',
  icon: 'notification',
  scope: { by: 'owner', owner: 'author' },
  shareable: true,
  comments: true,
  title: 'title',
  sort: '-publishedAt,-createdAt',
  sections: [
    { key: 'main', label: { zh: '内容', en: 'Content' } },
    { key: 'audience', label: { zh: '发给谁', en: 'To whom' } },
    { key: 'reach', label: { zh: '送达', en: 'Reach' } },
  ],
  fields: {
    title: requiredText({ label: { zh: '标题', en: 'Title' }, search: true }),
    body: richText({ label: { zh: '正文', en: 'Text' } }),
    kind: choice(announcementKinds, {
      label: { zh: '类型', en: 'Kind' },
      fixed: true,
      required: true,
      default: 'notice',
    }),
    about: target(['customer', 'opportunity', 'lead', 'plan', 'milestone', 'goal'], {
      label: { zh: '关于', en: 'About' },
      help: {
        zh: '例如需求变更的客户、挪动的里程碑',
        en: 'Such as the customer whose need changed, the milestone that moved',
      },
    }),
    files: attachment({ label: { zh: '附件', en: 'Files' } }),
    everybody: boolean({ label: { zh: '全公司', en: 'The whole company' }, section: 'audience', default: false }),
    departments: refs('department', {
      label: { zh: '部门（含下级）', en: 'Departments, and those below' },
      section: 'audience',
    }),
    roles: multiChoice([], { label: { zh: '角色', en: 'Roles' }, optionsFrom: 'roles', section: 'audience' }),
    people: refs('employee', { label: { zh: '人员', en: 'People' }, section: 'audience' }),
    mustConfirm: boolean({
      label: { zh: '需要确认', en: 'Must be confirmed' },
      help: { zh: '收到不等于知道：请每个人点“我已知悉”', en: 'Received is not read: everybody is asked to confirm' },
      section: 'audience',
      default: true,
    }),
    confirmBy: date({ label: { zh: '确认截止', en: 'Confirm by' }, section: 'audience', index: true }),
    author: ref('employee', {
      label: { zh: '发布人', en: 'Author' },
      required: true,
      default: '@me',
      write: 'create',
      section: 'reach',
    }),
    state: choice(announcementStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'draft',
      ...fixed,
    }),
    publishedAt: instant({ label: { zh: '发布时间', en: 'Published at' }, ...fixed, index: true }),
    recipients: counted('应收人数', 'Addressed to', ''),
    readers: counted('已读', 'Read', ' and r.read_at is not null'),
    confirmed: counted('已确认', 'Confirmed', ' and r.confirmed_at is not null'),
  },
  list: ['title', 'kind', 'state', 'author', 'publishedAt', 'confirmBy', 'recipients', 'readers', 'confirmed'],
  quick: ['title', 'body', 'everybody', 'departments', 'people', 'mustConfirm', 'confirmBy'],
  highlights: ['recipients', 'readers', 'confirmed', 'confirmBy'],
  views: [
    {
      id: 'published',
      label: { zh: '已发布', en: 'Published' },
      filter: { field: 'state', op: 'eq', value: 'published' },
      layout: 'list',
    },
    {
      id: 'mine',
      label: { zh: '我写的', en: 'Written by me' },
      filter: { field: 'author', op: 'eq', value: '@me' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveAnnouncements,
  guard: guardAnnouncements,
})
