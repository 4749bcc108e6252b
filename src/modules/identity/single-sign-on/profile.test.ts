import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifiedEmail } from './profile.ts'

const choices = { emailClaim: 'email', trustAddresses: false, domains: [] as string[] }

describe('verifiedEmail', () => {
  it.each([
    [{ email: 'Li@Example.com ', email_verified: true }, {}, { email: 'li@example.com' }],
    [{ email: 'li@example.com', email_verified: 'true' }, {}, { email: 'li@example.com' }],
    [{ email: 'li@example.com' }, {}, { refusal: 'unverified' }],
    [{ email: 'li@example.com', email_verified: false }, { trustAddresses: true }, { refusal: 'unverified' }],
    [{ email: 'li@example.com', email_verified: 'false' }, { trustAddresses: true }, { refusal: 'unverified' }],
    [{ email: 'li@example.com', email_verified: 1 }, {}, { refusal: 'unverified' }],
    [{ email: 'li@example.com' }, { trustAddresses: true }, { email: 'li@example.com' }],
    // The provider's word is about `email`, not about another claim.
    [{ upn: 'li@example.com', email_verified: true }, { emailClaim: 'upn' }, { refusal: 'unverified' }],
    [{ upn: 'li@example.com' }, { emailClaim: 'upn', trustAddresses: true }, { email: 'li@example.com' }],
    [{ email_verified: true }, {}, { refusal: 'no-email' }],
    [{ email: ['li@example.com'], email_verified: true }, {}, { refusal: 'no-email' }],
    [{ email: 'li@example.com', email_verified: true }, { domains: ['example.com'] }, { email: 'li@example.com' }],
    [{ email: 'li@sub.example.com', email_verified: true }, { domains: ['example.com'] }, { refusal: 'domain' }],
    [{ email: 'li@badexample.com', email_verified: true }, { domains: ['example.com'] }, { refusal: 'domain' }],
  ])('%j with %j: %j', (claims, change, expected) => {
    expect(verifiedEmail(claims, { ...choices, ...change })).toEqual(expected)
  })

  it('never lets an address of another domain in', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const answer = verifiedEmail({ email, email_verified: true }, { ...choices, domains: ['allowed.example'] })
        if ('email' in answer) expect(answer.email.endsWith('@allowed.example')).toBe(true)
      }),
    )
  })
})
