/** What went wrong with a mail, in words that tell an administrator what to do. */
import type { Label } from '../entity/meta.types.ts'

/**
 * - `retry`: the mail was not delivered and may go later.
 * - `never`: this mail will be refused however often it is sent.
 * - `unsure`: it was handed over and the server's word was lost (RFC 1047); sending again might deliver it twice.
 */
export type FaultEffect = 'retry' | 'never' | 'unsure'

export class MailFault extends Error {
  override name = 'MailFault'
  readonly code: string
  readonly effect: FaultEffect
  /** The server itself is the matter, so no other mail would get through now either. */
  readonly server: boolean
  /** The server's own words, when it said any. */
  readonly response: string

  constructor(code: string, effect: FaultEffect, server: boolean, response = '') {
    super(response ? `${code}: ${response}` : code)
    this.code = code
    this.effect = effect
    this.server = server
    this.response = response
  }
}

interface SmtpError extends Error {
  code?: string
  response?: string | undefined
  responseCode?: number
  command?: string
}

const certificate = /self.signed|unable to verify|unable to get (local )?issuer|CERT_|certificate|altnames/i

/** `handedOver`: the server had begun to take the message. */
export function mailFault(error: SmtpError, handedOver: boolean): MailFault {
  const response = (error.response || '').slice(0, 500)
  const status = error.responseCode
  if (handedOver && !status) return new MailFault('mail.unsure', 'unsure', true, error.message)
  if (status && error.command === 'RCPT TO') return refused('mail.recipient-refused', status, response)
  if (status && error.command === 'MAIL FROM') return new MailFault('mail.sender-refused', 'retry', true, response)
  if (status && (error.command === 'DATA' || error.code === 'EMESSAGE'))
    return refused('mail.message-refused', status, response)
  if (error.code === 'EMESSAGE') return new MailFault('mail.message-refused', 'never', false, error.message)
  return new MailFault(connectionCode(error), 'retry', true, response || error.message.slice(0, 500))
}

/** 5xx is the server's last word, 4xx asks to come again (RFC 5321, 4.2.1). */
const refused = (code: string, status: number, response: string) =>
  new MailFault(code, status >= 500 ? 'never' : 'retry', false, response)

function connectionCode({ code, message, command }: SmtpError): string {
  if (certificate.test(message)) return 'mail.certificate'
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'mail.auth'
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return 'mail.no-such-host'
  if (/ECONNREFUSED/.test(message)) return 'mail.connection-refused'
  if (code === 'ETIMEDOUT') return 'mail.timeout'
  if (code === 'ETLS' || command === 'STARTTLS' || /wrong version number|SSL|TLS/i.test(message)) return 'mail.tls'
  return 'mail.connection'
}

export const mailMessages: Record<string, Label> = {
  'mail.host': { zh: '请填写邮件服务器的主机名或 IP 地址', en: 'Give the host name or IP address of the mail server' },
  'mail.port': { zh: '端口应为 1 至 65535 的整数', en: 'The port is a whole number from 1 to 65535' },
  'mail.address': { zh: '邮箱地址无效', en: 'Not a valid mail address' },
  'mail.off': {
    zh: '还没有设置发送邮件的服务器，请管理员在“设置 → 邮件”中设置',
    en: 'No mail server has been set; an administrator can do so under Settings → Mail',
  },
  'mail.by-environment': {
    zh: '邮件服务器由环境变量 SMTP_URL 设定，不能在这里修改',
    en: 'The mail server is set by the environment variable SMTP_URL and cannot be changed here',
  },
  'mail.no-own-address': {
    zh: '您的账号没有邮箱，无法收到测试邮件',
    en: 'Your account has no mail address to send the test to',
  },
  'mail.not-resendable': { zh: '只有没发出去的邮件可以重发', en: 'Only mail that did not go out can be sent again' },
  'mail.emptied': {
    zh: '这封邮件的内容已经清除，不能重发',
    en: 'The content of this mail is gone, so it cannot be sent again',
  },
  'mail.no-such-host': {
    zh: '找不到邮件服务器：请检查主机名',
    en: 'There is no such mail server: check the host name',
  },
  'mail.connection-refused': {
    zh: '邮件服务器拒绝连接：请检查端口和防火墙',
    en: 'The mail server refused the connection: check the port and the firewall',
  },
  'mail.timeout': {
    zh: '邮件服务器没有回应：请检查端口与加密方式（465 用 TLS，587 用 STARTTLS）',
    en: 'The mail server did not answer: check port and encryption (465 for TLS, 587 for STARTTLS)',
  },
  'mail.tls': {
    zh: '加密连接没有建立：请检查加密方式（465 用 TLS，587 用 STARTTLS）',
    en: 'No encrypted connection came about: check the encryption (465 for TLS, 587 for STARTTLS)',
  },
  'mail.certificate': {
    zh: '邮件服务器的证书不可信：已过期、自签名，或与主机名不符',
    en: 'The certificate of the mail server cannot be trusted: expired, self-signed, or made for another host',
  },
  'mail.auth': {
    zh: '用户名或密码不对；不少邮箱要用单独的“授权码”',
    en: 'User or password is wrong; many mail services want an app password',
  },
  'mail.connection': { zh: '与邮件服务器的连接中断', en: 'The connection to the mail server broke' },
  'mail.sender-refused': {
    zh: '邮件服务器不接受这个发件人：发件人通常要与登录用户一致',
    en: 'The mail server refuses this sender: it often must be the user who signs in',
  },
  'mail.recipient-refused': { zh: '邮件服务器不接受这个收件人', en: 'The mail server refuses this recipient' },
  'mail.message-refused': { zh: '邮件服务器不接受这封邮件', en: 'The mail server refuses this message' },
  'mail.unsure': {
    zh: '交出邮件后没有等到服务器的回答：可能已送达。为免重复，不会自动重发',
    en: 'The server took the mail but never confirmed it: it may have arrived. It is not sent again by itself, so that nobody gets it twice',
  },
}
