/** What the codes of notices, gateways and chat robots say to people. */
import type { Label } from '../entity/meta.types.ts'
import { outboundMessages } from '../outbound/fault.ts'

export const noticeMessages: Record<string, Label> = {
  ...outboundMessages,
  'message.unsure': {
    zh: '请求发出后没有等到回答：可能已送达。为免重复，不会自动重发',
    en: 'The request went out and was never answered: it may have arrived. It is not sent again by itself, so that nobody gets it twice',
  },
  'message.server-error': {
    zh: '对方服务器出错',
    en: 'The other server failed',
  },
  'message.http': { zh: '对方服务器拒绝了请求', en: 'The other server refused the request' },
  'message.not-understood': {
    zh: '收到的回答不是预期的格式（例如网页）：请检查地址',
    en: 'The answer was not of the expected kind (a web page, for instance): check the address',
  },
  'message.secret-lost': {
    zh: '保存的密钥已无法解密（系统密钥更换过）：请重新填写',
    en: 'What was kept secretly can no longer be read (the secret of the installation changed): enter it again',
  },
  'message.target-gone': { zh: '群或短信网关已删除或停用', en: 'The room or gateway was removed or switched off' },
  'message.not-resendable': {
    zh: '只有没发出去的消息可以重发',
    en: 'Only messages that did not go out can be sent again',
  },
  'robot.signature': {
    zh: '机器人的签名不对：请核对“加签密钥”，并确认服务器时间准确',
    en: 'The robot refuses the signature: check its signing key, and the clock of this server',
  },
  'robot.keyword': {
    zh: '机器人设了自定义关键词，消息里没有：请把关键词加进通知模板，或改用加签',
    en: 'The robot wants a keyword that the message lacks: put it into the template, or use a signing key instead',
  },
  'robot.ip': {
    zh: '机器人限制了来源 IP：请把本服务器加入白名单',
    en: 'The robot takes no messages from this address: add this server to its list',
  },
  'robot.address': {
    zh: '机器人地址无效：机器人可能已被移出群或停用，请重新复制地址',
    en: 'The robot’s address is not valid: it may have been removed from the room; copy the address again',
  },
  'message.too-fast': {
    zh: '发送太频繁，对方暂时限流，稍后自动重发',
    en: 'Too many messages: the other side asks to wait, and they go again later',
  },
  'robot.refused': { zh: '机器人没有接受这条消息', en: 'The robot did not take the message' },
  'sms.refused': { zh: '短信网关没有接受这条短信', en: 'The gateway did not take the message' },
  'sms.secret-missing': {
    zh: '还有没填写的密钥，或更换了服务器：请重新填写密钥',
    en: 'A secret value is missing, or the server is another one now: enter the secret values again',
  },
  'sms.phone': { zh: '请填写能收短信的手机号', en: 'Give a mobile number that can receive text messages' },
  'sms.own-header': { zh: '请求头“{name}”由系统设置', en: 'The header "{name}" is set by the product' },
  'sms.without': {
    zh: '缺少占位符 {{{name}}}，短信发不出去',
    en: 'The placeholder {{{name}}} is missing; without it no message can go out',
  },
  'sms.json': {
    zh: '应为 JSON，占位符要写在引号里，例如 "{{text}}"',
    en: 'Must be JSON with placeholders inside quotes, such as "{{text}}"',
  },
  'sms.secret-name': { zh: '密钥名“{name}”重复或已被占用', en: 'The name "{name}" is taken' },
  'template.unknown': { zh: '没有占位符“{name}”', en: 'There is no placeholder "{name}"' },
  'template.braces': {
    zh: '花括号没有成对：占位符写作 {{title}}',
    en: 'Braces do not match: a placeholder is written {{title}}',
  },
  'template.empty': { zh: '请填写内容', en: 'Say something' },
  'template.too-long': { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'notice.locked': { zh: '这类通知由公司统一设置', en: 'Your company has fixed how this kind is sent' },
  'notice.chat-id': {
    zh: '只能用字母、数字和 _ . - @，不能填 all',
    en: 'Letters, digits and _ . - @ only, and not “all”',
  },
  'notice.time-zone': { zh: '没有这个时区', en: 'There is no such time zone' },
}
