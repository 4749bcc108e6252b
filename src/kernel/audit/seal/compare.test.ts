import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRange } from './compare.ts'
import { packRows, type SealedRow, unpackRows } from './row-digests.ts'

const row = (position: number, text = ''): SealedRow => ({
  position,
  digest: createHash('sha256').update(`${position} ${text}`).digest(),
})
const positions = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 })
const none = { altered: [], missing: [], inserted: [] }

describe('compareRange', () => {
  it('finds nothing in a range as it was, less what was lawfully taken out', () => {
    fc.assert(
      fc.property(positions, fc.func(fc.boolean()), (all, isGone) => {
        const removed = new Set(all.filter((p) => isGone(p)))
        const present = all.filter((p) => !removed.has(p)).map((p) => row(p))
        expect(
          compareRange(
            all.map((p) => row(p)),
            present,
            removed,
          ),
        ).toEqual(none)
      }),
    )
  })

  it('names exactly what was changed, taken and slipped in', () => {
    fc.assert(
      fc.property(positions, fc.func(fc.constantFrom('keep', 'alter', 'take', 'slip')), (all, fate) => {
        const by = (wanted: string) => all.filter((p) => fate(p) === wanted)
        const sealed = [...by('keep'), ...by('alter'), ...by('take')].map((p) => row(p))
        const present = [
          ...by('keep').map((p) => row(p)),
          ...by('alter').map((p) => row(p, 'x')),
          ...by('slip').map((p) => row(p)),
        ]
        expect(compareRange(sealed, present, new Set())).toEqual({
          altered: by('alter'),
          missing: by('take'),
          inserted: by('slip'),
        })
      }),
    )
  })

  it('does not take a second row at the same position, nor one that was taken out, for the first', () => {
    expect(compareRange([row(1)], [row(1), row(1)], new Set())).toEqual({ ...none, inserted: [1] })
    expect(compareRange([row(1)], [row(1)], new Set([1]))).toEqual({ ...none, inserted: [1] })
  })
})

describe('packed rows', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(positions, (all) => {
        const rows = all.map((p) => row(p * 2 ** 40))
        expect(unpackRows(packRows(rows))).toEqual(rows)
      }),
    )
    expect(unpackRows(Buffer.alloc(41))).toBeUndefined()
  })
})
