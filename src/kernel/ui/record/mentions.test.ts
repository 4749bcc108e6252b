import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOf, toEditable, toStored } from './mentions.ts'

const li = { id: 'e-1', label: '李想' }
const long = { id: 'e-2', label: '李想容' }
const ann = { id: 'e-3', label: 'Ann Lee' }

it('stores chosen people as mentions and leaves other @ alone', () => {
  expect(toStored({ text: '请 @李想 看 a@b.com @别人', people: [li] })).toBe('请 @[李想](e-1) 看 a@b.com @别人')
})

it('prefers the longest name and whole words', () => {
  expect(toStored({ text: '@李想容 @李想', people: [li, long] })).toBe('@[李想容](e-2) @[李想](e-1)')
  expect(toStored({ text: '@Ann Leeds', people: [ann] })).toBe('@Ann Leeds')
  expect(toStored({ text: '@Ann Lee, hi', people: [ann] })).toBe('@[Ann Lee](e-3), hi')
})

it('survives names that look like patterns', () => {
  expect(toStored({ text: '@a.c (x)', people: [{ id: 'z', label: 'a.c (x)' }] })).toBe('@[a.c (x)](z)')
})

it('splits a stored text into its parts', () => {
  expect(partsOf('问 @[李想](e-1)，好')).toEqual([{ text: '问 ' }, { mention: li }, { text: '，好' }])
  expect(partsOf('无')).toEqual([{ text: '无' }])
  expect(partsOf('')).toEqual([])
})

it('gives back what was stored after an edit without changes', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('你好 ', '\n', 'x@y '), fc.constantFrom(li, ann))), (pieces) => {
      const stored = pieces
        .map((piece) => (typeof piece === 'string' ? piece : `@[${piece.label}](${piece.id}) `))
        .join('')
      const { text, people } = toEditable(stored)
      expect(toStored({ text, people })).toBe(stored)
    }),
  )
})
