import { describe, expect, it } from 'vitest'
import { isPasswordAccepted, passwordStrength } from './password-strength.ts'

describe('passwordStrength', () => {
  it.each([
    ['', 'short'],
    ['Ab3$xyz', 'short'],
    ['一二三四五六七八九', 'short'],
    ['aaaaaaaaaaaaaaaa', 'simple'],
    ['ababababab', 'simple'],
    ['abcabcabcabc', 'weak'],
    ['Password123!', 'weak'],
    ['1234567890', 'weak'],
    ['qwertyuiop', 'weak'],
    ['kitchentable', 'fair'],
    ['kitchenlamp', 'weak'],
    ['kitchen7door', 'fair'],
    ['Kitchen7-door', 'strong'],
    ['correct horse battery', 'strong'],
  ])('%s is %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength)
  })

  it('refuses only what the server refuses', () => {
    expect(isPasswordAccepted('Password123!')).toBe(true)
    expect(isPasswordAccepted('ababababab')).toBe(false)
    expect(isPasswordAccepted('short7!')).toBe(false)
  })
})
