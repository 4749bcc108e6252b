/** What a schedule can send: a module offers it, the schedule knows only this form. */
import type { Reader } from '../data/list.ts'
import type { MailAttachment } from '../mail/connection.ts'

export interface DeliverableTable {
  title: string
  columns: { label: string; numeric?: boolean }[]
  /** A figure is written as people read it; `exact` is what a spreadsheet gets. */
  rows: { text: string; exact?: string | number }[][]
}

export interface DeliverableContent {
  title: string
  intro?: string
  tables: DeliverableTable[]
  /** Where it stands in the product, below PUBLIC_URL: `/boards/company`. */
  path?: string
  attachments?: MailAttachment[]
}

/**
 * The content as one person may read it, in their language.
 * @throws AppError 404 when it is gone or the person may not read any of it, 403 when they lost the right
 */
export type Deliverable = (reader: Reader, id: string, language: 'zh' | 'en') => Promise<DeliverableContent>
