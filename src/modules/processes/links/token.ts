/** Links that decide one work item without a sign-in: signed, bound to item, person and decision, and short-lived. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#kernel/pure/ids.ts'

export type LinkDecision = 'approve' | 'reject'

export interface DecisionLink {
  task: string
  person: string
  decision: LinkDecision
  /** Milliseconds since 1970. */
  expires: number
}

export const linkPurpose = 'approval-link'
/** A week: who has not answered by then has had reminders, and signs in. */
export const linkDays = 7

const marks = { approve: 'a', reject: 'r' } as const

const sign = (key: Buffer, body: string): Buffer => createHmac('sha256', key).update(body).digest()

/** `<body>.<signature>`, URL-safe. */
export function linkToken(key: Buffer, { task, person, decision, expires }: DecisionLink): string {
  const body = [task, person, marks[decision], expires.toString(36)].join('_')
  return `${Buffer.from(body).toString('base64url')}.${sign(key, body).toString('base64url')}`
}

/** Undefined for whatever this installation has not made; expiry is the caller's to judge. */
export function readLink(key: Buffer, token: string): DecisionLink | undefined {
  if (token.length > 400) return undefined
  const [encoded = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0) return undefined
  const body = Buffer.from(encoded, 'base64url').toString('utf8')
  const given = Buffer.from(signature, 'base64url')
  const right = sign(key, body)
  // The exact text, not another spelling of the same bytes.
  if (given.length !== right.length || !timingSafeEqual(given, right) || right.toString('base64url') !== signature)
    return undefined
  const [task, person, mark, expires] = body.split('_')
  const decision = mark === 'a' ? 'approve' : mark === 'r' ? 'reject' : undefined
  if (!isId(task) || !isId(person) || !decision || !expires) return undefined
  return { task, person, decision, expires: Number.parseInt(expires, 36) }
}
