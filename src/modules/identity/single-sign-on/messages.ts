import type { Label } from '#kernel/entity/meta.types.ts'

export const singleSignOnMessages: Record<string, Label> = {
  'sso-required': {
    zh: '公司要求使用单点登录，请点“企业账号登录”',
    en: 'Your company wants you to use single sign-on: choose the company sign-in',
  },
  'sso.off': { zh: '没有启用单点登录', en: 'Single sign-on is off' },
  'sso.provider-down': {
    zh: '暂时连不上企业身份系统，请稍后再试或联系管理员',
    en: 'The company’s identity provider does not answer; try again in a moment or ask your administrator',
  },
  'sso.secret-lost': {
    zh: '客户端密钥无法读取（系统密钥已更换），请管理员重新填写',
    en: 'The client secret cannot be read, because the secret of this installation was replaced; enter it again',
  },
  'sso.address': {
    zh: '应为 https:// 开头的地址',
    en: 'This must be an address with https://',
  },
  'sso.unreachable': {
    zh: '没有取到 {url}（{status}），请检查地址和网络',
    en: '{url} could not be read ({status}); check the address and the network',
  },
  'sso.not-oidc': {
    zh: '{url} 不是可用的 OpenID Connect 配置（需要 https 的授权、令牌和公钥地址）',
    en: '{url} is no OpenID Connect document that can be used (authorization, token and key addresses with https)',
  },
  'sso.other-issuer': {
    zh: '该地址声明的颁发者是 {issuer}，请填写它',
    en: 'The document there speaks for the issuer {issuer}; enter that one',
  },
  'sso.secret-needed': {
    zh: '请填写客户端密钥；更换颁发者或客户端 ID 后需要重新填写',
    en: 'Enter the client secret; a new issuer or client id needs it again',
  },
  'sso.domain': { zh: '应为域名，例如 example.com', en: 'This must be a domain, such as example.com' },
  'sso.claim': { zh: '应为声明的名称，例如 email', en: 'This must be the name of a claim, such as email' },
}
