import { defineText } from '#kernel/ui/text.ts'

export const texts = defineText({
  title: { zh: '单点登录', en: 'Single sign-on' },
  about: {
    zh: '同事用公司统一的账号（OpenID Connect）登录，不必再记一个密码。只有已建档、邮箱相符的员工可以进入。',
    en: 'People sign in with the account they have at the company already (OpenID Connect) instead of one more password. Only employees whose e-mail address matches come in.',
  },
  on: { zh: '启用单点登录', en: 'Use single sign-on' },
  provider: { zh: '身份提供方', en: 'Identity provider' },
  providerHelp: {
    zh: '在提供方登记本系统时使用下面的回调地址，类型选“Web 应用 / 授权码”。',
    en: 'Register this system there as a web application (authorization code) with this address to come back to.',
  },
  callback: { zh: '回调地址', en: 'Redirect address' },
  issuer: { zh: '颁发者地址', en: 'Issuer' },
  issuerHelp: {
    zh: '也可以粘贴 …/.well-known/openid-configuration 的完整地址',
    en: 'Or paste the whole address …/.well-known/openid-configuration',
  },
  clientId: { zh: '客户端 ID', en: 'Client ID' },
  clientSecret: { zh: '客户端密钥', en: 'Client secret' },
  secretKept: {
    zh: '已保存，不再显示。需要更换时再填写',
    en: 'Stored and not shown again. Fill in only to replace it',
  },
  secretHelp: { zh: '加密保存，以后不再显示', en: 'Stored encrypted and not shown again' },
  people: { zh: '谁可以进入', en: 'Who comes in' },
  peopleHelp: {
    zh: '按邮箱找到员工。已停用或离职的员工无法进入。',
    en: 'Employees are found by their e-mail address. Those who left cannot come in.',
  },
  domains: { zh: '允许的邮箱域名', en: 'E-mail domains' },
  domainsHelp: { zh: '例如 example.com；不填则不限', en: 'Such as example.com; empty allows all' },
  emailClaim: { zh: '邮箱所在的声明', en: 'Claim with the e-mail address' },
  emailClaimHelp: {
    zh: '一般是 email；有的系统是 upn 或 preferred_username',
    en: 'Mostly email; upn or preferred_username with some providers',
  },
  trust: { zh: '提供方的邮箱由公司统一分配', en: 'Only the company gives out the addresses there' },
  trustHelp: {
    zh: '提供方没有发送 email_verified 时才需要打开。如果员工能自己填写任意邮箱，请勿打开。',
    en: 'Needed when the provider does not send email_verified. Leave it off where people can enter any address themselves.',
  },
  create: { zh: '首次登录时自动开通账号', en: 'Give an account at the first sign-in' },
  createHelp: {
    zh: '仅限已建档的员工；不会新建员工。',
    en: 'For employees who are here already; nobody becomes an employee by this.',
  },
  page: { zh: '登录页', en: 'Sign-in page' },
  pageHelp: {
    zh: '单点登录视为已完成验证，不再要求两步验证码；请在提供方开启多因素认证。',
    en: 'Single sign-on counts as verified: no second factor is asked for here. Turn one on at the provider.',
  },
  label: { zh: '按钮文字（中文）', en: 'Words on the button (Chinese)' },
  labelEn: { zh: '按钮文字（英文）', en: 'Words on the button (English)' },
  labelDefault: { zh: '企业账号登录', en: '企业账号登录' },
  labelDefaultEn: { zh: 'Sign in with your company account', en: 'Sign in with your company account' },
  only: { zh: '除管理员外，只能用单点登录', en: 'Single sign-on only, except for administrators' },
  onlyHelp: {
    zh: '管理员保留密码，以便提供方出故障时仍能进入。已登录的设备和 API 密钥不受影响。',
    en: 'Administrators keep their passwords in case the provider fails. Devices that are signed in, and API keys, go on.',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存，提供方可以使用', en: 'Saved; the provider answers as it should' },
  savedOff: { zh: '已保存，单点登录未启用', en: 'Saved; single sign-on is off' },
  remove: { zh: '清除设置', en: 'Remove' },
  removeAsk: { zh: '清除后，大家只能用密码登录。确定？', en: 'People can then only sign in with passwords. Go on?' },
  removed: { zh: '单点登录设置已清除', en: 'Single sign-on has been removed' },
  required: { zh: '请填写', en: 'Fill this in' },
})
