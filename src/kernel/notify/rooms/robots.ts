/**
 * Robots of chat rooms (WeCom, DingTalk, Feishu): what they are sent, how it is signed, what their answers mean.
 * All three answer HTTP 200 for most faults and tell the rest by a number in the body.
 */
import { createHmac } from 'node:crypto'
import type { OutboundAnswer } from '../../outbound/request.ts'
import { excerpt, looksLikeHtml, MessageFault } from '../messages/fault.ts'

export const robotProviders = ['wecom', 'dingtalk', 'feishu'] as const
export type RobotProvider = (typeof robotProviders)[number]

export interface Robot {
  provider: RobotProvider
  /** With its key: secret. */
  address: string
  /** DingTalk 加签, Feishu 签名校验; WeCom has none. */
  signingKey: string | null
}

export interface Mention {
  name: string
  /** As people dial it. */
  phone: string | null
  /** The person's id in the chat service. */
  chatId: string | null
}

/** Bytes of text that each takes; more would be refused. */
const longestText: Record<RobotProvider, number> = { wecom: 2_000, dingtalk: 15_000, feishu: 15_000 }

export function robotRequest(
  robot: Robot,
  text: string,
  mention: Mention | undefined,
  now: Date,
): { url: string; body: string } {
  const content = cut(neutral(text), longestText[robot.provider])
  const { url, extra } = signed(robot, now)
  return { url, body: JSON.stringify({ ...extra, ...bodies[robot.provider](content, mention) }) }
}

/** Nobody's text may mention others: all three read mentions out of angle brackets. */
const neutral = (text: string): string => text.replaceAll('<', '＜').replaceAll('>', '＞')

const bodies: Record<RobotProvider, (text: string, mention?: Mention) => object> = {
  wecom: (content, mention) => ({
    msgtype: 'text',
    text: {
      content,
      ...(mention?.chatId
        ? { mentioned_list: [mention.chatId] }
        : mention?.phone && { mentioned_mobile_list: [mention.phone] }),
    },
  }),
  // Who is mentioned must also stand in the text.
  dingtalk: (content, mention) => {
    const who = mention?.chatId ?? mention?.phone
    return {
      msgtype: 'text',
      text: { content: who ? `@${who} ${content}` : content },
      at: {
        isAtAll: false,
        ...(mention?.chatId ? { atUserIds: [mention.chatId] } : mention?.phone && { atMobiles: [mention.phone] }),
      },
    }
  },
  // Feishu mentions by id only; without one the name stands there.
  feishu: (content, mention) => ({
    msg_type: 'text',
    content: {
      text: mention
        ? `${mention.chatId ? `<at user_id="${mention.chatId}">${neutral(mention.name)}</at>` : `@${neutral(mention.name)}`} ${content}`
        : content,
    },
  }),
}

/**
 * DingTalk: HMAC-SHA256 of `timestamp\nsecret` by the secret, in the address, milliseconds. Feishu: HMAC-SHA256 of nothing by
 * `timestamp\nsecret`, in the body, seconds. WeCom: the key in the address is all.
 */
function signed({ provider, address, signingKey }: Robot, now: Date): { url: string; extra: object } {
  if (!signingKey || provider === 'wecom') return { url: address, extra: {} }
  if (provider === 'dingtalk') {
    const timestamp = String(now.getTime())
    const url = new URL(address)
    url.searchParams.set('timestamp', timestamp)
    url.searchParams.set('sign', hmac(signingKey, `${timestamp}\n${signingKey}`))
    return { url: url.href, extra: {} }
  }
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return { url: address, extra: { timestamp, sign: hmac(`${timestamp}\n${signingKey}`, '') } }
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')

function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  return `${Buffer.from(text).subarray(0, bytes).toString('utf8').replace(/�+$/, '')}…`
}

const known: Record<number, string> = {
  45009: 'message.too-fast',
  45033: 'message.too-fast',
  130101: 'message.too-fast',
  410100: 'message.too-fast',
  11232: 'message.too-fast',
  11233: 'message.too-fast',
  93000: 'robot.address',
  300001: 'robot.address',
  300005: 'robot.address',
  400013: 'robot.address',
  400014: 'robot.address',
  19001: 'robot.address',
  19007: 'robot.address',
  19021: 'robot.signature',
  19022: 'robot.ip',
  60020: 'robot.ip',
  19024: 'robot.keyword',
}

/** DingTalk has one number for all of its safety settings. */
const dingtalkSafety = 310000
/** DingTalk closes a robot that is too quick for ten minutes. */
const restOf: Record<RobotProvider, number> = { wecom: 65, dingtalk: 605, feishu: 65 }

/** Undefined when the robot took the message. */
export function robotFault(robot: Robot, { status, body }: OutboundAnswer): MessageFault | undefined {
  const response = excerpt(`HTTP ${status} ${body}`, secretsOf(robot))
  const answer = looksLikeHtml(body) ? undefined : parsed(body)
  const number = answer && Number(answer.errcode ?? answer.code ?? answer.StatusCode)
  if (status === 429) return tooFast(robot, response)
  if (status >= 500) return new MessageFault('message.server-error', 'retry', { target: true, response })
  if (number === undefined || Number.isNaN(number))
    return new MessageFault(status < 400 ? 'message.not-understood' : 'message.http', 'retry', {
      target: true,
      response,
    })
  if (number === 0 && status < 300) return undefined
  const code = known[number] ?? (number === dingtalkSafety ? safetyCode(body) : 'robot.refused')
  if (code === 'message.too-fast' || (code === 'robot.refused' && /too (fast|many)|frequency/i.test(body)))
    return tooFast(robot, response)
  // A matter of how the robot is set up concerns every message; anything else this one.
  return new MessageFault(code, 'retry', { target: code !== 'robot.refused', response })
}

const tooFast = ({ provider }: Robot, response: string) =>
  new MessageFault('message.too-fast', 'retry', { target: true, response, restSeconds: restOf[provider] })

const safetyCode = (body: string): string =>
  /sign|timestamp|签名/i.test(body) ? 'robot.signature' : /\bip\b|白名单/i.test(body) ? 'robot.ip' : 'robot.keyword'

/** What must never be shown or logged: the key, its address, and the values in it. */
export function secretsOf({ address, signingKey }: Robot): string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const last = url?.pathname.split('/').at(-1) ?? ''
  return [address, ...(url?.searchParams.values() ?? []), ...(last.length > 12 ? [last] : []), signingKey ?? ''].filter(
    Boolean,
  )
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(body)
    return value && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
