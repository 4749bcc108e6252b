import { describe, expect, it } from 'vitest'
import { checkPassword } from './password.ts'

const codes = (password: unknown) => checkPassword(password).map((v) => v.code)

describe('checkPassword', () => {
  it.each(['0123456789', '一二三四五六七八九十', 'correct horse battery staple'])('takes %s', (password) => {
    expect(codes(password)).toEqual([])
  })

  it.each([
    ['', 'field.required'],
    [undefined, 'field.required'],
    ['123456789', 'field.too-short'],
    ['aaaaaaaaaaaa', 'password.too-simple'],
    ['ababababababab', 'password.too-simple'],
    ['x1y'.repeat(50), 'field.too-long'],
  ])('refuses %j: %s', (password, code) => {
    expect(codes(password)).toEqual([code])
  })

  it('counts characters, not their halves', () => {
    expect(codes('😀😁😂😃😄')).toEqual(['field.too-short'])
  })
})
