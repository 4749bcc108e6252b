import type { Label } from '#kernel/entity/meta.types.ts'

/** Why no answer came, in a few words; the server's own messages say what to do about it. */
const words: Record<string, Label> = {
  'outbound.address': { zh: '网址不正确', en: 'the address is not right' },
  'outbound.private-address': {
    zh: '地址在公司内网，未被允许',
    en: 'the address lies inside your network, which is not allowed',
  },
  'outbound.no-such-host': { zh: '找不到服务器', en: 'there is no such server' },
  'outbound.refused': { zh: '服务器拒绝连接', en: 'the server refused the connection' },
  'outbound.timeout': { zh: '15 秒内没有回应', en: 'no answer within 15 seconds' },
  'outbound.tls': { zh: '加密连接失败，或证书不可信', en: 'no encrypted connection, or an untrusted certificate' },
  'outbound.connection': { zh: '连接中断', en: 'the connection broke' },
}

export function faultText(code: unknown, label: (text: Label | undefined) => string): string | undefined {
  return typeof code === 'string' && code !== '' ? label(words[code]) || code : undefined
}
