/** What went wrong with a text message or a message to a chat room. */
import type { FaultEffect } from '../../mail/faults.ts'
import { OutboundFault } from '../../outbound/fault.ts'

export class MessageFault extends Error {
  override name = 'MessageFault'
  readonly code: string
  readonly effect: FaultEffect
  /** The gateway or robot itself is the matter: others to it would fail as well. */
  readonly target: boolean
  /** In the server's words, without anything secret. */
  readonly response: string
  /** How long it wants to be left alone. */
  readonly restSeconds: number

  constructor(
    code: string,
    effect: FaultEffect,
    options: { target?: boolean; response?: string; restSeconds?: number } = {},
  ) {
    super(code)
    this.code = code
    this.effect = effect
    this.target = options.target ?? false
    this.response = options.response ?? ''
    this.restSeconds = options.restSeconds ?? (this.target ? 30 : 0)
  }
}

/** A request that had gone out without an answer may have been carried out. */
export function faultOfRequest(error: unknown): unknown {
  if (!(error instanceof OutboundFault)) return error
  return error.sent
    ? new MessageFault('message.unsure', 'unsure', { target: true })
    : new MessageFault(error.code, 'retry', { target: true })
}

const longestExcerpt = 300

/** An answer as administrators may see it: short, on one line, and without the secrets that were sent. */
export function excerpt(body: string, secrets: readonly string[]): string {
  let text = body.toWellFormed()
  for (const secret of secrets)
    for (const form of new Set([secret, encodeURIComponent(secret)]))
      if (form.length >= 4) text = text.replaceAll(form, '•••')
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestExcerpt)
}

export const looksLikeHtml = (body: string): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(body)
