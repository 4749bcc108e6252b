/** What the pages behind decision links say. */
import { fillText } from './fill.ts'

type Language = 'zh' | 'en'

const texts = {
  approve: { zh: '同意', en: 'Approve' },
  reject: { zh: '驳回', en: 'Reject' },
  approveAsk: { zh: '同意这项申请？', en: 'Approve this request?' },
  rejectAsk: { zh: '驳回这项申请？', en: 'Reject this request?' },
  comment: { zh: '意见（选填）', en: 'Comment (optional)' },
  why: { zh: '驳回理由', en: 'Why not' },
  whyMissing: { zh: '请写明驳回理由', en: 'Please say why not' },
  as: { zh: '以 {name} 的身份处理', en: 'You decide as {name}' },
  by: { zh: '{name} 发起 · {process} · {step}', en: 'by {name} · {process} · {step}' },
  open: { zh: '登录后查看全部', en: 'Sign in to see everything' },
  approvedNow: { zh: '已同意', en: 'Approved' },
  rejectedNow: { zh: '已驳回', en: 'Rejected' },
  doneHelp: { zh: '您的决定已记录，可以关闭这个页面。', en: 'Your decision is recorded. You may close this page.' },
  forged: { zh: '链接无效', en: 'This link is not valid' },
  forgedHelp: {
    zh: '链接不完整或被改动过。请从邮件里重新点击，或登录后在“审批”中处理。',
    en: 'It is incomplete or was changed. Click it in the mail again, or sign in and decide under Approvals.',
  },
  expired: { zh: '链接已过期', en: 'This link has expired' },
  expiredHelp: {
    zh: '邮件里的链接 7 天内有效。请登录后在“审批”中处理，这一项还在等您。',
    en: 'Links in mails work for 7 days. Sign in and decide under Approvals: it still waits for you.',
  },
  gone: { zh: '不需要再处理', en: 'Nothing is left to decide' },
  goneHelp: {
    zh: '申请已结束、撤回，或不再由您处理。',
    en: 'The request has ended, was withdrawn, or is not up to you any more.',
  },
  left: { zh: '账号已停用', en: 'This account is not in use any more' },
  leftHelp: {
    zh: '收到邮件的账号已停用，不能处理审批。请联系管理员。',
    en: 'The account that got the mail may not decide any more. Ask your administrator.',
  },
  'not-yours': { zh: '已转给其他人处理', en: 'Somebody else decides now' },
  'not-yoursHelp': { zh: '这一项已转交或改由他人处理。', en: 'It was handed on to somebody else.' },
  decided: { zh: '已经处理过了', en: 'It is decided already' },
  decidedHelp: { zh: '{name} 已于 {at} 处理，链接只能使用一次。', en: '{name} decided on {at}. A link works once.' },
  decidedOwn: {
    zh: '您已于 {at} 处理，链接只能使用一次。',
    en: 'You decided on {at}. A link works once.',
  },
  somebody: { zh: '其他人', en: 'Somebody else' },
  refused: { zh: '没有成功', en: 'That did not work' },
  refusedHelp: { zh: '{why} 请登录后处理。', en: '{why} Sign in to decide.' },
  empty: { zh: '空', en: 'empty' },
} as const

export type WordKey = keyof typeof texts

export const words =
  (language: Language) =>
  (key: WordKey, params: Record<string, string> = {}): string =>
    fillText(texts[key][language], params)
