import { useQuery } from '@tanstack/react-query'
import { api } from '../../client.ts'

export interface MailForm {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string | null
  senderAddress: string
  senderName: string
}

export interface MailView {
  source: 'environment' | 'settings' | 'none'
  server?: { host: string; port: number; security: string; sender: { address: string; name: string } }
  settings: (MailForm & { hasPassword: boolean }) | null
  publicUrl: string | null
}

export interface MailMessage {
  id: string
  state: 'queued' | 'sending' | 'sent' | 'dead' | 'unsure'
  to: string
  subject: string
  createdAt: string
  error: { code: string; message: string; response: string | null } | null
}

export interface MailMessages {
  items: MailMessage[]
  nextCursor: string | null
  counts: Record<MailMessage['state'], number>
}

export const mailKey = ['mail', 'settings']
export const messagesKey = ['mail', 'messages']

export const useMailSettings = () =>
  useQuery({ queryKey: mailKey, queryFn: ({ signal }) => api.get<MailView>('/mail/settings', undefined, { signal }) })

/** Mails that were given up, and those nobody can be sure of. */
export const useFailedMail = () =>
  useQuery({
    queryKey: messagesKey,
    queryFn: async ({ signal }) => {
      const [dead, unsure] = await Promise.all(
        (['dead', 'unsure'] as const).map((state) =>
          api.get<MailMessages>('/mail/messages', { state, limit: 50 }, { signal }),
        ),
      )
      const items = [...dead!.items, ...unsure!.items].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      return { items, counts: dead!.counts }
    },
    refetchInterval: 30_000,
  })
