/** What of the sign-in library is served, and which values of a request it gets to see. */
import { invalidInput } from '#kernel/api/errors.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkPassword, longestPassword } from './rules/password.ts'
import { signInEmail } from './sign-in-email.ts'

export interface DoorRoute {
  method: 'GET' | 'POST'
  /** For those who are signed in and may still enter. */
  signedIn: boolean
  /** A wrong password counts as a failed attempt. */
  checksPassword: boolean
  read(body: Record<string, unknown>): object
}

type Reader = (value: unknown, path: string) => { value?: unknown; faults?: Violation[] }

const text: Reader = (value, path) => {
  if (typeof value !== 'string' || value.trim() === '') return { faults: [violation('field.required', path)] }
  return value.length > 200 ? { faults: [violation('field.too-long', path, { max: 200 })] } : { value }
}
const password: Reader = (value, path) => {
  if (typeof value !== 'string' || value === '') return { faults: [violation('field.required', path)] }
  return value.length > longestPassword
    ? { faults: [violation('field.too-long', path, { max: longestPassword })] }
    : { value }
}
const newPassword: Reader = (value, path) => ({ value, faults: checkPassword(value, path) })
const email: Reader = (value, path) => {
  const address = signInEmail(value)
  return address ? { value: address } : { faults: [violation('field.email', path)] }
}
/** An authenticator app shows the digits in two groups; people type them so. */
const code: Reader = (value, path) => text(typeof value === 'string' ? value.replace(/\s/g, '') : value, path)
const flag: Reader = (value) => ({ value: value === true })
const remember: Reader = (value) => ({ value: value !== false })
const always: Reader = () => ({ value: true })

interface Kind {
  signedIn?: boolean
  checksPassword?: boolean
}

function post(fields: Record<string, Reader>, { signedIn = false, checksPassword = false }: Kind = {}): DoorRoute {
  return {
    method: 'POST',
    signedIn,
    checksPassword,
    read(body) {
      const read = Object.entries(fields).map(([name, reader]) => [name, reader(body[name], name)] as const)
      const faults = read.flatMap(([, { faults = [] }]) => faults)
      if (faults.length) throw invalidInput(faults)
      return Object.fromEntries(read.map(([name, { value }]) => [name, value]))
    },
  }
}

const get: DoorRoute = { method: 'GET', signedIn: true, checksPassword: false, read: () => ({}) }
const own = { signedIn: true }
const ownWithPassword = { signedIn: true, checksPassword: true }

/** Paths below `/api/auth`. */
export const doorRoutes: Readonly<Record<string, DoorRoute>> = {
  '/sign-in/email': post({ email, password, rememberMe: remember }, { checksPassword: true }),
  '/sign-out': post({}),
  '/get-session': get,
  '/list-sessions': get,
  '/revoke-session': post({ token: text }, own),
  '/revoke-sessions': post({}, own),
  '/revoke-other-sessions': post({}, own),
  // Whoever knew the old password is out.
  '/change-password': post({ currentPassword: password, newPassword, revokeOtherSessions: always }, ownWithPassword),
  '/two-factor/enable': post({ password }, ownWithPassword),
  '/two-factor/disable': post({ password }, ownWithPassword),
  '/two-factor/get-totp-uri': post({ password }, ownWithPassword),
  '/two-factor/generate-backup-codes': post({ password }, ownWithPassword),
  // With a session they confirm an enrolment, without one they are the second step of a sign-in.
  '/two-factor/verify-totp': post({ code, trustDevice: flag }),
  '/two-factor/verify-backup-code': post({ code, trustDevice: flag }),
}
