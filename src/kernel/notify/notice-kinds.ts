/** The kinds of notices: those of the kernel, and those that modules add as `noticeKinds`. */

import type { Notice, Sql } from '../entity/context.ts'
import type { Label } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import type { MailBlock } from '../mail/layout.ts'
import type { Runtime } from '../runtime.ts'
import type { KindFacts } from './rules/choices.ts'

export interface NoticeKind extends KindFacts {
  key: string
  label: Label
  /** Only people with this permission ever hear of it. */
  permission?: string
  /** Further placeholders of its templates; `Notice.values` fills them in. */
  placeholders?: { key: string; label: Label }[]
  /** Parts of its mails beside the words, before the button that opens the thing. A digest goes without them. */
  mailBlocks?: (runtime: Runtime, tx: Sql, notice: Notice, language: 'zh' | 'en') => Promise<MailBlock[]>
}

/** An unread notice of a team member that wanted an answer. */
export const escalationKind = 'escalation'

const kernelKinds: readonly NoticeKind[] = [
  { key: 'mention', label: { zh: '有人提到我', en: 'Somebody mentions me' } },
  { key: 'transfer', label: { zh: '有人把记录转给我', en: 'Somebody gives me a record' } },
  { key: 'share', label: { zh: '有人与我共享记录', en: 'Somebody shares a record with me' } },
  {
    key: 'audit',
    label: { zh: '操作记录可能被改动', en: 'The change history may have been tampered with' },
    urgent: true,
    permission: 'admin',
  },
  { key: escalationKind, label: { zh: '下属没有处理的通知', en: 'Notifications my team left unanswered' } },
]

export const noticeKinds = (registry: Registry): NoticeKind[] => [
  ...kernelKinds,
  ...registry.modules.flatMap((module) => module.noticeKinds ?? []),
]

/** A kind that nobody declared comes in the app. */
export const noticeKind = (registry: Registry, key: string): NoticeKind =>
  noticeKinds(registry).find((kind) => kind.key === key) ?? { key, label: { zh: key, en: key } }
