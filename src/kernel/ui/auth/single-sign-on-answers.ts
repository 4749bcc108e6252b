import { defineText, type Translate, useText } from '../text.ts'

const texts = defineText({
  done: { zh: '已登录', en: 'Signed in' },
  close: { zh: '已登录', en: 'Signed in' },
  moment: { zh: '正在打开…', en: 'One moment…' },
  mayClose: { zh: '可以关闭这个窗口，回到原来的页面。', en: 'You can close this window and go back to your page.' },
  cancelled: { zh: '您取消了企业账号登录。', en: 'You cancelled the company sign-in.' },
  expired: { zh: '登录已超时或已用过，请再试一次。', en: 'That sign-in took too long or was used before; try again.' },
  failed: {
    zh: '企业账号登录没有成功。请再试一次；仍不行请联系管理员。',
    en: 'The company sign-in did not work. Try again; if it goes on, ask your administrator.',
  },
  'no-email': {
    zh: '企业身份系统没有提供您的邮箱，请联系管理员。',
    en: 'The company’s identity provider gave no e-mail address for you; ask your administrator.',
  },
  unverified: {
    zh: '您的邮箱在企业身份系统中尚未验证，请先验证。',
    en: 'Your e-mail address is not verified at the company’s identity provider; verify it there first.',
  },
  domain: { zh: '您的邮箱不属于本公司允许的域名。', en: 'Your e-mail address is not of a domain that may enter.' },
  unknown: {
    zh: '没有找到使用这个邮箱的员工，请联系管理员。',
    en: 'No employee has your e-mail address; ask your administrator.',
  },
  disabled: { zh: '您的账号已停用，请联系管理员。', en: 'Your account has been disabled; ask your administrator.' },
  'no-account': {
    zh: '您还没有登录账号，请联系管理员开通。',
    en: 'You have no account here yet; ask your administrator for one.',
  },
  'other-account': {
    zh: '这个企业账号已关联到另一位员工，请联系管理员。',
    en: 'This company account belongs to another employee here; ask your administrator.',
  },
})

type Answers = Translate<typeof texts>

export const useSingleSignOnTexts = (): Answers => useText(texts)

/** Why the provider’s word did not open the door. What is not known is told as a failure. */
export function refusalText(t: Answers, outcome: string): string {
  return t(Object.hasOwn(texts, outcome) ? (outcome as keyof typeof texts) : 'failed')
}
