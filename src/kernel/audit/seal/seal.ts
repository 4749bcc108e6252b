/** One link of the chain: what it says, and how it proves that. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { InstanceSecret } from '../../secrets/instance-secret.ts'

export interface SealFacts {
  /** From 1, without gaps. */
  number: number
  kind: 'rows' | 'removal'
  /** The range is `fromPosition` < position <= `toPosition`. */
  fromPosition: number
  toPosition: number
  count: number
  /** Times of the first and the last entry inside. */
  firstAt: string
  lastAt: string
  sealedAt: string
  /** Why and by whom entries were taken out. */
  reason: string | null
  actorId: string | null
  /** SHA-256 of the packed entries. */
  digest: string
  /** Hash of the seal before; zeros for the first. */
  previous: string
  keyId: string
}

export interface Seal extends SealFacts {
  hash: string
  mac: string
}

/** What the first seal names as the one before it. */
export const noSeal = '0'.repeat(64)

export const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex')

/** Signs and recognises seals with a key that follows from the secret of the installation and is in no database. */
export class SealKey {
  readonly id: string
  readonly #key: Buffer

  constructor(secret: InstanceSecret) {
    this.#key = secret.key('audit-seal')
    this.id = sha256(this.#key).slice(0, 16)
  }

  sign(facts: Omit<SealFacts, 'keyId'>): Seal {
    const complete = { ...facts, keyId: this.id }
    const text = spelled(complete)
    return { ...complete, hash: sha256(text), mac: this.#mac(text).toString('hex') }
  }

  /** Whether the seal says what it said when it was made, and we made it. */
  fits(seal: Seal): boolean {
    const text = spelled(seal)
    const given = Buffer.from(seal.mac, 'hex')
    const expected = this.#mac(text)
    return given.length === expected.length && timingSafeEqual(given, expected) && seal.hash === sha256(text)
  }

  #mac(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest()
  }
}

/** The facts in one spelling, with the version of that spelling in front. */
const spelled = (s: SealFacts): string =>
  JSON.stringify([
    'zhanye-audit-seal-1',
    ...[s.number, s.kind, s.fromPosition, s.toPosition, s.count, s.firstAt, s.lastAt, s.sealedAt],
    ...[s.reason, s.actorId, s.digest, s.previous, s.keyId],
  ])
