import { expect, it } from 'vitest'
import { mayConfirm } from './confirmation.ts'

const by = (actor: string | null, more = {}) =>
  mayConfirm({ actor, owner: 'owner', isSuperior: false, mayEdit: false, ownerHasSuperior: true, ...more })

it('lets a superior or a responsible role confirm, and nobody themselves', () => {
  expect(by('boss', { isSuperior: true })).toBe(true)
  expect(by('director', { mayEdit: true })).toBe(true)
  expect(by('colleague')).toBe(false)
  expect(by('owner', { mayEdit: true })).toBe(false)
})

it('lets whoever has nobody above confirm the own result', () => {
  expect(by('owner', { mayEdit: true, ownerHasSuperior: false })).toBe(true)
  expect(by(null)).toBe(true)
})
