import { describe, expect, it } from 'vitest'
import { InstanceSecret } from './instance-secret.ts'

const secret = new InstanceSecret('a secret of thirty-two characters')

describe('InstanceSecret', () => {
  it('reads what it wrote, and writes it differently each time', () => {
    const [one, other] = [secret.encrypt('密码 🔑', 'sso'), secret.encrypt('密码 🔑', 'sso')]
    expect(one).not.toBe(other)
    expect(one).not.toContain('密码')
    expect([one, other].map((text) => secret.decrypt(text, 'sso'))).toEqual(['密码 🔑', '密码 🔑'])
  })

  it('reads nothing of another secret, another purpose, or that was changed', () => {
    const text = secret.encrypt('hidden', 'sso')
    expect(new InstanceSecret('another one of thirty-two letters').decrypt(text, 'sso')).toBeUndefined()
    expect(secret.decrypt(text, 'mail')).toBeUndefined()
    const [kind, iv, tag, data] = text.split('.') as [string, string, string, string]
    const flipped = Buffer.from(data, 'base64url')
    flipped[0]! ^= 1
    expect(secret.decrypt([kind, iv, tag, flipped.toString('base64url')].join('.'), 'sso')).toBeUndefined()
    // A shorter tag would be a weaker one.
    expect(secret.decrypt([kind, iv, tag.slice(0, 6), data].join('.'), 'sso')).toBeUndefined()
    for (const nonsense of ['', 'v1', 'v1...', 'v2.a.b.c']) expect(secret.decrypt(nonsense, 'sso')).toBeUndefined()
  })

  it('still reads a password that was kept by version 0.1', () => {
    const kept = 'v1._9tFzDv_k5cnFCnqeHpBXBAf0Y7eiQrmhzGYBtrjtalBI9K7Lqumj74'
    expect(secret.decrypt(kept, 'mail password')).toBe('Geheim 密码')
    expect(secret.decrypt(kept, 'sso')).toBeUndefined()
    expect(secret.decrypt(`${kept.slice(0, -3)}AAA`, 'mail password')).toBeUndefined()
    expect(secret.decrypt(kept.slice(0, 20), 'mail password')).toBeUndefined()
  })

  it('has a key of its own for each purpose', () => {
    expect(secret.key('a').equals(secret.key('a'))).toBe(true)
    expect(secret.key('a').equals(secret.key('b'))).toBe(false)
  })
})
