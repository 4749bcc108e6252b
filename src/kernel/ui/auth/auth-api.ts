import { api } from '../client.ts'

const AUTH = '/api/auth'

export interface SignedIn {
  /** The password was right and a second factor is wanted. */
  secondFactor: boolean
}

/** Throws ApiError: 401 wrong address or password, 403 disabled account, 429 locked for a while. */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  const body = { email, password, rememberMe: true }
  const answer = await api.post<{ twoFactorRedirect?: boolean }>(`${AUTH}/sign-in/email`, body, { anonymous: true })
  return { secondFactor: answer?.twoFactorRedirect === true }
}

/** The second step: six digits from the app, or one of the backup codes. */
export async function verifySecondFactor(code: string, kind: 'totp' | 'backup-code', trustDevice: boolean) {
  await api.post(`${AUTH}/two-factor/verify-${kind}`, { code, trustDevice }, { anonymous: true })
}

export async function signOut(): Promise<void> {
  await api.post(`${AUTH}/sign-out`, {}, { anonymous: true })
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  await api.post(`${AUTH}/change-password`, body)
}

export interface Session {
  id: string
  token: string
  ipAddress?: string | null
  userAgent?: string | null
  createdAt: string
  updatedAt: string
}

export function listSessions(signal?: AbortSignal): Promise<Session[]> {
  return api.get<Session[]>(`${AUTH}/list-sessions`, undefined, { signal })
}

/** The id of the session that this browser uses. */
export async function currentSession(signal?: AbortSignal): Promise<string | undefined> {
  const answer = await api.get<{ session?: { id: string } } | null>(`${AUTH}/get-session`, undefined, { signal })
  return answer?.session?.id
}

export async function revokeSession(token: string): Promise<void> {
  await api.post(`${AUTH}/revoke-session`, { token })
}

export async function revokeOtherSessions(): Promise<void> {
  await api.post(`${AUTH}/revoke-other-sessions`, {})
}

export interface SecondFactorKey {
  /** `otpauth://` address, shown as a QR code. */
  totpURI: string
  backupCodes: string[]
}

/** Begins enrolment; it counts only after a first code is verified. */
export function enableSecondFactor(password: string): Promise<SecondFactorKey> {
  return api.post<SecondFactorKey>(`${AUTH}/two-factor/enable`, { password })
}

/** A wrong code is answered with 401, which here does not mean that the session has ended. */
export async function confirmSecondFactor(code: string): Promise<void> {
  await api.post(`${AUTH}/two-factor/verify-totp`, { code }, { anonymous: true })
}

export async function disableSecondFactor(password: string): Promise<void> {
  await api.post(`${AUTH}/two-factor/disable`, { password })
}
