import { useQuery } from '@tanstack/react-query'
import { api } from '../client.ts'
import type { NoticeChannel, NoticeKindRow, QuietHours } from '../notices/notices.types.ts'

export type ChatService = 'wecom' | 'dingtalk' | 'feishu'

export interface NoticeTiming {
  /** Null: the company's. */
  quiet: QuietHours | null
  digestAt: string
  digestOn: number
  timeZone: string
  chatIds: Partial<Record<ChatService, string | null>>
}

export interface NoticePreferences {
  channels: NoticeChannel[]
  kinds: NoticeKindRow[]
  timing: NoticeTiming
  company: { quiet: QuietHours; timeZone: string }
  mail: { available: boolean; address: string | null }
  sms: { available: boolean; phone: string | null }
  rooms: { available: boolean; providers: ChatService[] }
}

export const noticePreferencesKey = ['notification-preferences']

export const useNoticePreferences = () =>
  useQuery({
    queryKey: noticePreferencesKey,
    queryFn: ({ signal }) => api.get<NoticePreferences>('/notification-preferences', undefined, { signal }),
  })
