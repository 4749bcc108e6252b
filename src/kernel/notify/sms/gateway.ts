/** One text message by the company's HTTP gateway: how the request is made, and whether the answer means yes. */
import type { OutboundAnswer, OutboundRequest } from '../../outbound/request.ts'
import { excerpt, looksLikeHtml, MessageFault } from '../messages/fault.ts'
import { fillTemplate } from '../rules/template.ts'

export type SmsSuccess =
  | { by: 'status' }
  /** `path` with dots: `data.code`. */
  | { by: 'json'; path: string; value: string }
  | { by: 'text'; contains: string }

export interface SmsGateway {
  url: string
  method: 'GET' | 'POST'
  /** How values are written into the body. */
  format: 'json' | 'form'
  headers: { name: string; value: string }[]
  body: string
  success: SmsSuccess
  allowPrivate: boolean
  /** Values that are kept encrypted, by the placeholder that stands for them. */
  secrets: Record<string, string>
}

/** `phone` as it is dialled at home, `phoneE164` with country code. `id` is the same for every try of one message. */
export const smsPlaceholders = ['phone', 'phoneE164', 'text', 'id'] as const

const longestText = 500

export function smsRequest(
  gateway: SmsGateway,
  message: { id: string; phone: string; text: string },
): Omit<OutboundRequest, 'milliseconds'> {
  const values = {
    ...gateway.secrets,
    id: message.id,
    phone: nationalNumber(message.phone),
    phoneE164: message.phone,
    text:
      message.text.length > longestText ? `${message.text.slice(0, longestText - 1).toWellFormed()}…` : message.text,
  }
  const isForm = gateway.format === 'form'
  return {
    url: fillTemplate(gateway.url, values, encodeURIComponent),
    method: gateway.method,
    headers: {
      ...(gateway.method === 'POST' && {
        'content-type': isForm ? 'application/x-www-form-urlencoded; charset=utf-8' : 'application/json; charset=utf-8',
      }),
      ...Object.fromEntries(gateway.headers.map(({ name, value }) => [name, fillTemplate(value, values, headerValue)])),
    },
    ...(gateway.method === 'POST' && {
      body: fillTemplate(gateway.body, values, isForm ? encodeURIComponent : insideJson),
    }),
    allowPrivate: gateway.allowPrivate,
  }
}

/** A mobile number of China without +86; others as they are. */
export const nationalNumber = (phone: string): string => phone.replace(/^\+86(?=1\d{10}$)/, '')

/** Whether a text message can be sent to a canonical number: no extension, no landline or hotline of China. */
export const canTakeSms = (phone: string | null): phone is string =>
  phone !== null && /^\+\d{8,15}$/.test(phone) && (!phone.startsWith('+86') || /^\+861[3-9]\d{9}$/.test(phone))

const headerValue = (text: string): string => text.replace(/[^\x20-\x7e]/g, '')
export const insideJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Undefined when the gateway took the message. */
export function smsFault(gateway: SmsGateway, { status, body }: OutboundAnswer): MessageFault | undefined {
  const response = excerpt(`HTTP ${status} ${body}`, Object.values(gateway.secrets))
  if (status >= 500) return new MessageFault('message.server-error', 'retry', { target: true, response })
  if (status === 429) return new MessageFault('message.too-fast', 'retry', { target: true, response, restSeconds: 60 })
  // What is wrong with the account or address is not this message's fault.
  if (status >= 300)
    return [400, 422].includes(status)
      ? new MessageFault('sms.refused', 'never', { response })
      : new MessageFault('message.http', 'retry', { target: true, response })
  if (gateway.success.by === 'text')
    return body.includes(gateway.success.contains) ? undefined : new MessageFault('sms.refused', 'retry', { response })
  if (looksLikeHtml(body)) return new MessageFault('message.not-understood', 'retry', { target: true, response })
  if (gateway.success.by === 'status') return undefined
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    return new MessageFault('message.not-understood', 'retry', { target: true, response })
  }
  return String(valueAt(answer, gateway.success.path)) === gateway.success.value
    ? undefined
    : new MessageFault('sms.refused', 'retry', { response })
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        at && typeof at === 'object' && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined,
      value,
    )
}
