import type { Label } from '#kernel/entity/meta.types.ts'
import type { QuietHours } from '#kernel/notify/rules/quiet-hours.ts'

export type { QuietHours }
export type Digest = 'now' | 'hourly' | 'daily' | 'weekly'

export interface NoticeChannel {
  key: string
  label: Label
}

/** A kind of notices with what is in force for it. */
export interface NoticeKindRow {
  key: string
  label: Label
  channels: string[]
  digest: Digest
  locked: boolean
  urgent: boolean
  answerWithin: number | null
  /** Some room of the company takes it. */
  room: boolean
}

export interface KindChange {
  channels?: string[]
  digest?: Digest
}
