/** The one secret of an installation. Every use of it gets a key of its own, so that none tells of another. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 'v1'
const ivBytes = 12
const tagBytes = 16

export class InstanceSecret {
  readonly #secret: string

  /** @param secret from SECRET or DATA_DIR/secret; never from the database */
  constructor(secret: string) {
    this.#secret = secret
  }

  /** The key for one purpose: 32 bytes by HKDF-SHA-256 (RFC 5869). */
  key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, 'zhanye', purpose, 32))
  }

  /** Text that only this installation can read, for one purpose (AES-256-GCM): `v1.iv.tag.data`. */
  encrypt(text: string, purpose: string): string {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), iv)
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return [version, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.')
  }

  /** Undefined when it was encrypted with another secret or for another purpose, or was changed since. */
  decrypt(text: string, purpose: string): string | undefined {
    const [kind, ...parts] = text.split('.')
    if (kind !== version) return undefined
    const bytes = parts.map((part) => Buffer.from(part, 'base64url'))
    if (parts.length === 3) return open(this.key(purpose), bytes[0]!, bytes[1]!, bytes[2]!)
    const [joined] = bytes
    if (parts.length !== 1 || !joined) return undefined
    return open(
      this.#formerKey(purpose),
      joined.subarray(0, ivBytes),
      joined.subarray(ivBytes, ivBytes + tagBytes),
      joined.subarray(ivBytes + tagBytes),
    )
  }

  /** Up to 0.1 the password of the mail server was kept in one piece, under a key made a little differently. */
  #formerKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, '', `zhanye ${purpose}`, 32))
  }
}

function open(key: Buffer, iv: Buffer, tag: Buffer, data: Buffer): string | undefined {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    cipher.setAuthTag(tag)
    return Buffer.concat([cipher.update(data), cipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
