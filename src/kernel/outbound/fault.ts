/** Why a server outside could not be asked, in words that tell an administrator what to do. */
import type { Label } from '../entity/meta.types.ts'

export class OutboundFault extends Error {
  override name = 'OutboundFault'
  readonly code: string
  /** The request had gone out as a whole: nobody knows whether it was carried out. */
  readonly sent: boolean

  /** @param detail never the address: it may hold a key */
  constructor(code: string, sent: boolean, detail = '') {
    super(detail ? `${code}: ${detail}` : code)
    this.code = code
    this.sent = sent
  }
}

export const privateAddress = 'outbound.private-address'

export function outboundFault(error: Error & { code?: string }, sent: boolean): OutboundFault {
  return error instanceof OutboundFault ? error : new OutboundFault(codeOf(error), sent, error.code ?? error.name)
}

function codeOf({ code = '', name, message }: Error & { code?: string }): string {
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT' || code === 'ABORT_ERR')
    return 'outbound.timeout'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'outbound.no-such-host'
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'outbound.refused'
  if (/CERT|TLS|SSL|ALTNAME|SIGNATURE|wrong version/i.test(code + message)) return 'outbound.tls'
  return 'outbound.connection'
}

export const outboundMessages: Record<string, Label> = {
  'outbound.address': {
    zh: '请填写以 http:// 或 https:// 开头的地址',
    en: 'Give an address that starts with http:// or https://',
  },
  [privateAddress]: {
    zh: '这个地址在公司内网，默认不允许访问。确属自建服务时，请勾选“允许内网地址”',
    en: 'The address lies inside your own network, which is not allowed unless you tick “Allow addresses inside our network”',
  },
  'outbound.no-such-host': { zh: '找不到服务器：请检查地址', en: 'There is no such server: check the address' },
  'outbound.refused': {
    zh: '服务器拒绝连接：请检查地址、端口和防火墙',
    en: 'The server refused the connection: check address, port and firewall',
  },
  'outbound.timeout': { zh: '服务器没有及时回应', en: 'The server did not answer in time' },
  'outbound.tls': {
    zh: '加密连接没有建立，或证书不可信',
    en: 'No encrypted connection came about, or its certificate cannot be trusted',
  },
  'outbound.connection': { zh: '与服务器的连接中断', en: 'The connection to the server broke' },
}
