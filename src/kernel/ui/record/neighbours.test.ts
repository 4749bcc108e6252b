import { expect, it } from 'vitest'
import { neighboursIn } from './neighbours.ts'

it('keeps the order of the list', () => {
  expect(neighboursIn(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c', place: 2, of: 3 })
  expect(neighboursIn(['a', 'b'], 'a')).toEqual({ previous: null, next: 'b', place: 1, of: 2 })
  expect(neighboursIn(['a', 'b'], 'b')).toEqual({ previous: 'a', next: null, place: 2, of: 2 })
})

it('says nothing for a record opened from elsewhere, or a list of one', () => {
  expect(neighboursIn(['a', 'b'], 'x')).toBeNull()
  expect(neighboursIn(['a'], 'a')).toBeNull()
})
