import { createHash, randomBytes } from 'node:crypto'

const form = /^zy_[A-Za-z0-9_-]{43}$/

/** A new key: `zy_` and 256 random bits. */
export const newKeyText = (): string => `zy_${randomBytes(32).toString('base64url')}`

export const isKeyText = (text: string): boolean => form.test(text)

/** What is stored of a key. It has 256 random bits, so a slow hash would add nothing. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What is shown of a key, to recognise it by. */
export const prefixOfKey = (key: string): string => key.slice(0, 8)
