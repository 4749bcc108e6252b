/** How a person hears of a kind: the company's word where it is locked, else their own, else the company's default. */
import type { Digest } from './delivery-time.ts'

export interface KindDefault {
  channels?: readonly string[]
  digest?: Digest
  /** People cannot choose otherwise. */
  locked?: boolean
  urgent?: boolean
  /** Working hours after which somebody else is asked; null: never. */
  answerWithin?: number | null
}

export interface KindChoice {
  channels?: readonly string[]
  digest?: Digest
}

/** What the code says of a kind. */
export interface KindFacts {
  urgent?: boolean
  answerWithin?: number
}

export interface KindInForce {
  channels: readonly string[]
  digest: Digest
  locked: boolean
  urgent: boolean
  answerWithin: number | null
}

export const inAppOnly: readonly string[] = ['in-app']

export function kindInForce(facts: KindFacts, company: KindDefault = {}, person: KindChoice = {}): KindInForce {
  const locked = company.locked === true
  const own = locked ? {} : person
  const urgent = company.urgent ?? facts.urgent ?? false
  return {
    channels: own.channels ?? company.channels ?? inAppOnly,
    digest: urgent ? 'now' : (own.digest ?? company.digest ?? 'now'),
    locked,
    urgent,
    answerWithin: company.answerWithin === undefined ? (facts.answerWithin ?? null) : company.answerWithin,
  }
}

/**
 * The channels that a notice really takes. What nobody could hear of comes in the app, what waits for an answer is always
 * there too, because being read is how it is known to have arrived.
 * @param reachable channels that work for this person now, the app among them
 */
export function channelsTaken(
  wanted: readonly string[],
  reachable: ReadonlySet<string>,
  needsAnswer: boolean,
): string[] {
  const taken = wanted.filter((channel) => reachable.has(channel))
  const heard = taken.length > 0 || wanted.length === 0
  return (!heard || needsAnswer) && !taken.includes('in-app') ? ['in-app', ...taken] : taken
}

/** Where an unread notice goes next: the first channel that was not used yet; undefined when only people are left. */
export function furtherChannel(
  used: readonly string[],
  reachable: ReadonlySet<string>,
  order: readonly string[] = ['sms', 'mail', 'room'],
): string | undefined {
  return order.find((channel) => reachable.has(channel) && !used.includes(channel))
}
