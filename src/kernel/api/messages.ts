/** What the codes of the kernel say to people. Modules bring the messages of their own codes. */

import { customiseMessages } from '../customise/messages.ts'
import { queryMessages } from '../data/messages.ts'
import type { Label, Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { ioMessages } from '../io/messages.ts'
import { mailMessages } from '../mail/faults.ts'
import { metricMessages } from '../metrics/messages.ts'
import { noticeMessages } from '../notify/messages.ts'
import { reportingMessages } from '../reporting/messages.ts'
import { writeMessages } from '../write/messages.ts'

const ownMessages: Record<string, Label> = {
  'invalid-input': {
    zh: '提交的内容有误，请检查标出的字段',
    en: 'Some of what was sent is not right; see the marked fields',
  },
  'rule-broken': { zh: '不符合业务规则，请看具体说明', en: 'A business rule says no; see the details' },
  unauthenticated: { zh: '请先登录', en: 'Please sign in first' },
  forbidden: { zh: '您没有这项操作的权限', en: 'You do not have the right to do this' },
  'foreign-origin': { zh: '请求来自其他网站，已拒绝', en: 'The request came from another site and was refused' },
  'not-found': { zh: '记录不存在，或您无权查看', en: 'There is no such record, or you may not see it' },
  'version-conflict': {
    zh: '他人刚刚修改了这条记录，请核对后再保存',
    en: 'Somebody changed this record in the meantime; compare and save again',
  },
  'too-large': { zh: '内容太大', en: 'That is too large' },
  'too-many-requests': { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again in a moment' },
  'internal-error': {
    zh: '系统出错了，已记录。请把请求编号告诉管理员',
    en: 'Something went wrong and was logged. Tell your administrator the request id',
  },
  'not-set-up': { zh: '系统尚未完成初始设置', en: 'The system is not set up yet' },
  'no-such-route': { zh: '没有这个地址', en: 'There is no such address' },
  'idempotency-reused': {
    zh: '同一个 Idempotency-Key 用于了不同的内容',
    en: 'The Idempotency-Key was used for different content',
  },
  'idempotency-at-work': { zh: '相同的请求还在处理中', en: 'The same request is still being handled' },
  'not-running': { zh: '服务正在启动，请稍候', en: 'The service is starting; try again in a moment' },
  'gate.undo': {
    zh: '这次撤销会改动需要审批的内容，请直接修改并提交审批',
    en: 'Undoing this would change what needs approval: change it yourself and ask for approval',
  },
  'action-unknown': { zh: '没有这个操作', en: 'There is no such action' },
  'body-json': { zh: '请求内容不是有效的 JSON 对象', en: 'The request body is not a JSON object' },
  'timeline.type': { zh: '时间线里没有“{type}”这一类', en: 'The timeline has no entries of the type "{type}"' },
  'comment.mention-cannot-see': {
    zh: '{name} 无权查看这条记录，不能在此提到',
    en: '{name} may not see this record and cannot be mentioned here',
  },
  'share.self': { zh: '不用共享给自己', en: 'You need not share it with yourself' },
  'share.person-inactive': { zh: '没有这位在职员工', en: 'There is no active employee of that id' },
  'share.person-without-read': {
    zh: '此人的角色不能查看{entity}，共享也看不到',
    en: 'The roles of this person do not let them see {entity}; a share would not help',
  },
  'share.person-without-update': {
    zh: '此人的角色不能修改{entity}，只能共享为只读',
    en: 'The roles of this person do not let them change {entity}; share it for reading',
  },
  'share.already-over': { zh: '到期日期已过', en: 'That day is over' },
  'live.too-many': { zh: '打开的页面太多，实时更新已达上限', en: 'Too many pages are open for live updates' },
  'file.not-a-form': {
    zh: '请以表单（multipart/form-data）上传文件',
    en: 'Send the file as a form (multipart/form-data)',
  },
  'file.broken-form': { zh: '上传内容不完整，请重试', en: 'The upload is incomplete; try again' },
  'file.missing': { zh: '没有收到文件', en: 'There is no file in the form' },
  'file.too-many': { zh: '一次最多上传 {max} 个文件', en: 'At most {max} files at a time' },
  'view.entity': { zh: '没有这类记录，或您无权查看', en: 'There are no such records, or you may not see them' },
  'view.too-many': { zh: '每类记录最多保存 {max} 个视图', en: 'At most {max} views of one kind of record' },
}

/** Of the whole kernel: a part keeps the texts of its codes beside them. */
const messages: Record<string, Label> = {
  ...ownMessages,
  ...metricMessages,
  ...queryMessages,
  ...reportingMessages,
  ...writeMessages,
  ...customiseMessages,
  ...ioMessages,
  ...mailMessages,
  ...noticeMessages,
}

/** The message of a code in one language; an unknown code says itself. */
export function messageOf(
  registry: Registry,
  code: string,
  language: 'zh' | 'en',
  params: Record<string, unknown> = {},
): string {
  const label = registry.messages[code] ?? messages[code]
  if (!label) return code
  return label[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    const entity = name === 'entity' ? registry.entities.get(String(value)) : undefined
    return entity ? (language === 'zh' ? entity.label.zh : entity.plural.en.toLowerCase()) : String(value)
  })
}

export function withMessages(registry: Registry, violations: Violation[], language: 'zh' | 'en'): Violation[] {
  return violations.map((v) => ({
    ...v,
    message: v.message ?? messageOf(registry, v.code, language, { path: v.path, ...v.params }),
  }))
}
