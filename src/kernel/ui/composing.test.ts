import { expect, it } from 'vitest'
import { isComposing } from './composing.ts'

it('knows the keys that an input method takes, whichever way the browser says so', () => {
  expect(isComposing({ keyCode: 13, isComposing: true })).toBe(true)
  expect(isComposing({ keyCode: 13, nativeEvent: { isComposing: true } })).toBe(true)
  // Safari: the composition is over when its Enter arrives.
  expect(isComposing({ keyCode: 229, isComposing: false })).toBe(true)
  expect(isComposing({ keyCode: 229, nativeEvent: { isComposing: false } })).toBe(true)
  expect(isComposing({ keyCode: 13, isComposing: false })).toBe(false)
  expect(isComposing({ keyCode: 13, nativeEvent: { isComposing: false } })).toBe(false)
})
