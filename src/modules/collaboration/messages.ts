import type { Label } from '#kernel/entity/meta.types.ts'

export const messages: Record<string, Label> = {
  'liaison.same-department': { zh: '接口人是给别的部门找的', en: 'A liaison is for another department' },
  'liaison.own-deputy': { zh: '备份应是另一个人', en: 'The deputy has to be somebody else' },
  'liaison.until': { zh: '结束日期早于开始日期', en: 'It ends before it begins' },
  'cooperation-request.nobody': {
    zh: '这个部门没有接口人，也没有在岗的负责人：请先设置接口人',
    en: 'This department has neither a liaison nor a head at work: name a liaison first',
  },
  'cooperation-request.state': {
    zh: '这一步已经过去了，请刷新看最新状态',
    en: 'This step is over; reload to see where it stands',
  },
  'cooperation-request.assignee-only': { zh: '由被请求的人来答复', en: 'Whoever was asked answers' },
  'cooperation-request.requester-only': { zh: '由发起人来决定', en: 'Whoever asked decides' },
  'conflict.binding': {
    zh: '裁决有约束力，不能再修改或删除',
    en: 'The ruling is binding: it cannot be changed or deleted',
  },
  'conflict.own-party': { zh: '对方当事人不能是自己', en: 'The other party cannot be the one who raises it' },
  'conflict.state': { zh: '这件争议已经结束', en: 'This conflict is over' },
  'conflict.parties-only': { zh: '由当事人协商', en: 'Only the parties settle it' },
  'conflict.raiser-only': { zh: '只有提出人可以撤回', en: 'Only who raised it may withdraw it' },
  'conflict.involved-only': {
    zh: '只有当事人和他们的主管可以升级',
    en: 'Only the parties and their managers move it up',
  },
  'conflict.top': { zh: '已经在决策小组了', en: 'It is with the committee already' },
  'conflict.too-early': {
    zh: '当事人协商阶段还不能裁决，请先升级',
    en: 'It is still between the parties; move it up first',
  },
  'conflict.judge-only': {
    zh: '由当前层级裁决：双方主管，或决策小组成员；当事人不能裁决自己的事',
    en: 'The level that has it rules: the managers, or the committee; nobody in their own case',
  },
  'announcement.state': { zh: '公告现在的状态不能这样做', en: 'Not possible in this state of the announcement' },
  'announcement.author-only': { zh: '只有发布人可以这样做', en: 'Only its author may do this' },
  'announcement.nobody': { zh: '没有人会收到：请选择发给谁', en: 'Nobody would get it: choose to whom' },
  'announcement.published': {
    zh: '已发布的公告不能再改：请撤下后重新发布',
    en: 'A published announcement is not changed: take it down and publish a new one',
  },
  'announcement.no-confirmation': { zh: '这条公告不需要确认', en: 'This announcement needs no confirmation' },
  'announcement.not-yours': { zh: '这条公告没有发给您', en: 'This announcement was not sent to you' },
}
