import { useQuery } from '@tanstack/react-query'
import type { Label, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import type { Digest, NoticeChannel, NoticeKindRow, QuietHours } from '../../notices/notices.types.ts'

export type RobotProvider = 'wecom' | 'dingtalk' | 'feishu'

export interface ChatRoom {
  id: string
  name: string
  provider: RobotProvider
  department: Reference | null
  kinds: string[]
  showsBody: boolean
  allowPrivate: boolean
  enabled: boolean
  host: string | null
  hasSigningKey: boolean
  /** False when the secret of the installation was changed. */
  readable: boolean
}

export type SmsSuccess =
  | { by: 'status' }
  | { by: 'json'; path: string; value: string }
  | { by: 'text'; contains: string }

export interface SmsValues {
  enabled: boolean
  url: string
  method: 'GET' | 'POST'
  format: 'json' | 'form'
  headers: { name: string; value: string }[]
  body: string
  success: SmsSuccess
  allowPrivate: boolean
  secrets: { name: string; value?: string | null }[]
}

export interface SmsView {
  settings: (SmsValues & { readable: boolean }) | null
  placeholders: string[]
}

export interface OutgoingMessage {
  id: string
  channel: 'sms' | 'room'
  room: string | null
  phone: string | null
  person: string | null
  subject: string
  createdAt: string
  error: { code: string; message: string; response: string | null } | null
}

type MessageState = 'queued' | 'sending' | 'sent' | 'dead' | 'unsure' | 'cancelled'

export interface NoticeRules {
  quiet: QuietHours
  kinds: Record<
    string,
    { channels?: string[]; digest?: Digest; locked?: boolean; urgent?: boolean; answerWithin?: number | null }
  >
  tellsSuperior: boolean
}

export interface NoticeRulesView {
  rules: NoticeRules
  channels: NoticeChannel[]
  kinds: NoticeKindRow[]
}

export interface Template {
  title?: Label
  body: Label
}

export interface TemplatesView {
  channels: (NoticeChannel & { hasTitle: boolean })[]
  kinds: {
    key: string
    label: Label
    placeholders: { key: string; label: Label }[]
    templates: Record<string, Template & { own: boolean }>
  }[]
}

/** What a test answered. */
export interface TestAnswer {
  sent: boolean
  to: string
  message?: string
  response?: string | null
}

export const roomsKey = ['notice-settings', 'rooms']
export const smsKey = ['notice-settings', 'sms']
export const failedKey = ['notice-settings', 'failed']
export const rulesKey = ['notice-settings', 'rules']
export const templatesKey = ['notice-settings', 'templates']

export const useRooms = () =>
  useQuery({
    queryKey: roomsKey,
    queryFn: ({ signal }) => api.get<{ items: ChatRoom[] }>('/chat-rooms', undefined, { signal }),
  })

export const useSms = () =>
  useQuery({ queryKey: smsKey, queryFn: ({ signal }) => api.get<SmsView>('/sms/settings', undefined, { signal }) })

export const useNoticeRules = () =>
  useQuery({
    queryKey: rulesKey,
    queryFn: ({ signal }) => api.get<NoticeRulesView>('/notice-rules', undefined, { signal }),
  })

export const useTemplates = () =>
  useQuery({
    queryKey: templatesKey,
    queryFn: ({ signal }) => api.get<TemplatesView>('/notice-templates', undefined, { signal }),
  })

/** Messages that were given up, and those nobody can be sure of. */
export const useFailedMessages = () =>
  useQuery({
    queryKey: failedKey,
    queryFn: async ({ signal }) => {
      const [dead, unsure] = await Promise.all(
        (['dead', 'unsure'] as const).map((state) =>
          api.get<{ items: OutgoingMessage[]; counts: Record<MessageState, number> }>(
            '/outgoing-messages',
            { state, limit: 50 },
            { signal },
          ),
        ),
      )
      const items = [...dead!.items, ...unsure!.items].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      return { items, counts: dead!.counts }
    },
    refetchInterval: 30_000,
  })
