import { AppError, type ErrorStatus } from '#kernel/api/errors.ts'
import type { Label } from '#kernel/entity/meta.types.ts'

/** The library's error codes that can reach a person, in the product's words. The codes stay: screens know them. */
export const libraryMessages: Record<string, Label> = {
  INVALID_EMAIL_OR_PASSWORD: { zh: '邮箱或密码不对', en: 'The e-mail address or the password is wrong' },
  INVALID_PASSWORD: { zh: '当前密码不对', en: 'The current password is wrong' },
  CREDENTIAL_ACCOUNT_NOT_FOUND: {
    zh: '此账号通过单点登录进入，没有密码',
    en: 'This account signs in with single sign-on and has no password',
  },
  INVALID_CODE: { zh: '验证码不对或已过期', en: 'The code is wrong or has expired' },
  INVALID_BACKUP_CODE: { zh: '备用码不对或已用过', en: 'The backup code is wrong or was used before' },
  INVALID_TWO_FACTOR_COOKIE: { zh: '登录已超时，请重新输入密码', en: 'That took too long; enter your password again' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { zh: '输错次数过多，请重新登录', en: 'Too many wrong codes; sign in again' },
  TOTP_ALREADY_ENABLED: { zh: '两步验证已经开启', en: 'The second factor is on already' },
  TOTP_NOT_ENABLED: { zh: '两步验证尚未开启', en: 'The second factor is off' },
  BACKUP_CODES_NOT_ENABLED: { zh: '没有备用码', en: 'There are no backup codes' },
  'second-factor-locked': {
    zh: '验证码输错次数过多，请 15 分钟后再试',
    en: 'Too many wrong codes: try again in 15 minutes',
  },
}

const renamed: Record<string, string> = {
  UNAUTHORIZED: 'unauthenticated',
  SESSION_NOT_FRESH: 'unauthenticated',
  VALIDATION_ERROR: 'invalid-input',
  ACCOUNT_TEMPORARILY_LOCKED: 'second-factor-locked',
}

const statuses: readonly number[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]

/** The library's refusal as the error every other route answers with. */
export async function refusalOf(answer: Response): Promise<Error> {
  const body = (await answer.json().catch(() => ({}))) as { code?: unknown; message?: unknown }
  if (!statuses.includes(answer.status))
    return new Error(`sign-in library: ${answer.status} ${String(body.message ?? '')}`)
  const fallback = answer.status === 401 ? 'unauthenticated' : answer.status === 403 ? 'forbidden' : 'invalid-input'
  const code = typeof body.code === 'string' ? (renamed[body.code] ?? body.code) : fallback
  return new AppError(answer.status as ErrorStatus, code)
}
