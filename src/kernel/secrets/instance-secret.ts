/** The one secret of an installation. Every use of it gets a key of its own, so that none tells of another. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 'v1'

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

  /** Text that only this installation can read, for one purpose (AES-256-GCM). */
  encrypt(text: string, purpose: string): string {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), iv)
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return [version, iv, cipher.getAuthTag(), data]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.')
  }

  /** Undefined when it was encrypted with another secret or for another purpose, or was changed since. */
  decrypt(text: string, purpose: string): string | undefined {
    const [kind, iv = '', tag = '', data = ''] = text.split('.')
    if (kind !== version) return undefined
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.key(purpose), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      })
      cipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([cipher.update(Buffer.from(data, 'base64url')), cipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }
}
