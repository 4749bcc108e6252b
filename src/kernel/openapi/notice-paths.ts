/** How a person wants to be told, and what administrators arrange: text messages, chat rooms, rules, templates. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter, pathParameter, queryParameter } from './operation.ts'

const anything: JsonSchema = { type: 'object' }
const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const maybe: JsonSchema = { type: ['string', 'null'] }
const channel: JsonSchema = { type: 'string', enum: ['in-app', 'mail', 'sms', 'room'] }
const digest: JsonSchema = { type: 'string', enum: ['now', 'hourly', 'daily', 'weekly'] }
const words = object({ zh: text, en: text })
const quiet = object({ on: flag, from: text, to: text, restDays: flag }, ['on', 'from', 'to', 'restDays'])
const choice: JsonSchema = { oneOf: [listOf(channel), object({ channels: listOf(channel), digest })] }
const kept = 'Left out or null keeps the one that is kept.'
const tested = object({ sent: flag, to: text, code: text, message: text, response: maybe })

const timing = object({
  quiet: { oneOf: [quiet, { type: 'null' }], description: 'Null: the company’s.' },
  digestAt: text,
  digestOn: { type: 'integer', minimum: 1, maximum: 7 },
  timeZone: { ...maybe, description: 'IANA name; null: the company’s.' },
  chatIds: object({ wecom: maybe, dingtalk: maybe, feishu: maybe }),
})

const rules = object({
  quiet,
  kinds: {
    type: 'object',
    additionalProperties: object({
      channels: listOf(channel),
      digest,
      locked: flag,
      urgent: flag,
      answerWithin: { type: ['number', 'null'], description: 'Working hours; null: nobody else is asked.' },
    }),
  },
  tellsSuperior: flag,
})

const gateway = object(
  {
    enabled: flag,
    url: text,
    method: { type: 'string', enum: ['GET', 'POST'] },
    format: { type: 'string', enum: ['json', 'form'] },
    headers: listOf(object({ name: text, value: text }, ['name', 'value'])),
    body: text,
    success: object(
      { by: { type: 'string', enum: ['status', 'json', 'text'] }, path: text, value: text, contains: text },
      ['by'],
    ),
    allowPrivate: flag,
    secrets: listOf(object({ name: text, value: { ...maybe, description: kept } }, ['name'])),
  },
  ['enabled', 'url', 'method', 'format', 'headers', 'body', 'success', 'allowPrivate', 'secrets'],
)

const room = object(
  {
    name: text,
    provider: { type: 'string', enum: ['wecom', 'dingtalk', 'feishu'] },
    address: { ...maybe, description: kept },
    signingKey: { ...maybe, description: kept },
    department: maybe,
    kinds: listOf(text),
    showsBody: flag,
    allowPrivate: flag,
    enabled: flag,
  },
  ['name', 'provider', 'kinds', 'showsBody', 'allowPrivate', 'enabled'],
)
const rooms = object({ items: listOf(anything) })
const ofTemplate = [pathParameter('kind'), pathParameter('channel')]
const template = object({ title: words, body: words }, ['body'])

export const noticePaths: Record<string, PathItem> = {
  '/notification-preferences': {
    get: operation({
      id: 'notificationPreferences',
      tag: 'work',
      summary: 'By which channels and when one hears of each kind of notice',
      answer: anything,
    }),
    patch: operation({
      id: 'setNotificationPreferences',
      tag: 'work',
      summary: 'Choose channels and digest of some kinds of notices',
      body: { type: 'object', additionalProperties: choice },
      bodyExample: { mention: ['in-app', 'mail'], share: { digest: 'daily' } },
      answer: anything,
      faults: [400],
    }),
  },
  '/notification-preferences/timing': {
    put: operation({
      id: 'setNotificationTiming',
      tag: 'work',
      summary: 'Own quiet hours, time of digests, time zone and names in chat services',
      body: timing,
      answer: anything,
      faults: [400],
    }),
  },
  '/notice-rules': {
    get: operation({
      id: 'noticeRules',
      tag: 'administration',
      summary: 'What holds for everybody’s notices unless they choose otherwise',
      answer: anything,
      faults: [403],
    }),
    put: operation({
      id: 'setNoticeRules',
      tag: 'administration',
      summary: 'Set the rules of notices',
      body: rules,
      answer: anything,
      faults: [400, 403],
    }),
  },
  '/notice-templates': {
    get: operation({
      id: 'noticeTemplates',
      tag: 'administration',
      summary: 'The words of notices by kind and channel, with their placeholders',
      answer: anything,
      faults: [403],
    }),
  },
  '/notice-templates/{kind}/{channel}': {
    put: operation({
      id: 'setNoticeTemplate',
      tag: 'administration',
      summary: 'Change the words of a kind and channel',
      description: '`kind` is `*` for every kind without a template of its own.',
      parameters: ofTemplate,
      body: template,
      answer: anything,
      faults: [400, 403, 404],
    }),
    delete: operation({
      id: 'resetNoticeTemplate',
      tag: 'administration',
      summary: 'Go back to the words of the product',
      parameters: ofTemplate,
      answer: anything,
      faults: [403, 404],
    }),
  },
  '/notice-templates/{kind}/{channel}/preview': {
    post: operation({
      id: 'previewNoticeTemplate',
      tag: 'administration',
      summary: 'What a template makes of an example',
      parameters: ofTemplate,
      body: template,
      answer: anything,
      faults: [400, 403, 404],
    }),
  },
  '/sms/settings': {
    get: operation({
      id: 'smsSettings',
      tag: 'administration',
      summary: 'The SMS gateway, never its secret values',
      answer: anything,
      faults: [403],
    }),
    put: operation({
      id: 'setSmsSettings',
      tag: 'administration',
      summary: 'Set the SMS gateway',
      body: gateway,
      answer: anything,
      faults: [400, 403],
    }),
    delete: operation({
      id: 'removeSmsSettings',
      tag: 'administration',
      summary: 'Stop sending text messages',
      answer: anything,
      faults: [403],
    }),
  },
  '/sms/test': {
    post: operation({
      id: 'testSms',
      tag: 'administration',
      summary: 'Send a test message with the settings in the body, and say what happened',
      body: { allOf: [gateway, object({ phone: text }, ['phone'])] },
      answer: tested,
      faults: [400, 403],
    }),
  },
  '/chat-rooms': {
    get: operation({
      id: 'chatRooms',
      tag: 'administration',
      summary: 'Chat rooms that notices go to, never the addresses of their robots',
      answer: rooms,
      faults: [403],
    }),
    post: operation({
      id: 'addChatRoom',
      tag: 'administration',
      summary: 'Add a chat room',
      body: room,
      status: 201,
      answer: anything,
      faults: [400, 403],
    }),
  },
  '/chat-rooms/{id}': {
    put: operation({
      id: 'changeChatRoom',
      tag: 'administration',
      summary: 'Change a chat room',
      parameters: [parameter('id')],
      body: room,
      answer: anything,
      faults: [400, 403, 404],
    }),
    delete: operation({
      id: 'removeChatRoom',
      tag: 'administration',
      summary: 'Remove a chat room',
      parameters: [parameter('id')],
      answer: rooms,
      faults: [403, 404],
    }),
  },
  '/chat-rooms/test': {
    post: operation({
      id: 'testChatRoom',
      tag: 'administration',
      summary: 'Send a test to a chat room and say what happened',
      parameters: [queryParameter('room', 'A room whose kept address and key stand in for what the body leaves out.')],
      body: room,
      answer: tested,
      faults: [400, 403, 404],
    }),
  },
  '/outgoing-messages': {
    get: operation({
      id: 'outgoingMessages',
      tag: 'administration',
      summary: 'Text and chat messages that wait, went out, or could not',
      parameters: [
        queryParameter('state', '`queued`, `sending`, `sent`, `dead`, `unsure` or `cancelled`.'),
        parameter('cursor'),
        parameter('limit'),
      ],
      answer: object({ items: listOf(anything), nextCursor: maybe, counts: anything }),
      faults: [400, 403],
    }),
  },
  '/outgoing-messages/{id}/resend': {
    post: operation({
      id: 'resendMessage',
      tag: 'administration',
      summary: 'Send a message that did not go out once more',
      parameters: [parameter('id')],
      answer: object({ state: text }),
      faults: [403, 404, 409],
    }),
  },
}

export const noticeTextsInChinese: Record<string, string> = {
  'By which channels and when one hears of each kind of notice': '每类通知通过哪些方式、何时告诉自己',
  'Choose channels and digest of some kinds of notices': '选择某些类通知的方式和汇总',
  'Own quiet hours, time of digests, time zone and names in chat services':
    '自己的免打扰时段、汇总时间、时区和群聊账号',
  'What holds for everybody’s notices unless they choose otherwise': '公司统一的通知规则',
  'Set the rules of notices': '设置通知规则',
  'The words of notices by kind and channel, with their placeholders': '各类通知在各渠道的文案及可用占位符',
  'Change the words of a kind and channel': '修改某类通知在某渠道的文案',
  '`kind` is `*` for every kind without a template of its own.': '`kind` 为 `*` 时适用于没有单独模板的所有类型。',
  'Go back to the words of the product': '恢复默认文案',
  'What a template makes of an example': '用示例预览模板',
  'The SMS gateway, never its secret values': '短信网关设置（不含密钥）',
  'Set the SMS gateway': '设置短信网关',
  'Stop sending text messages': '停用短信',
  'Send a test message with the settings in the body, and say what happened': '用请求中的设置发测试短信，并返回结果',
  'Chat rooms that notices go to, never the addresses of their robots': '接收通知的群（不含机器人地址）',
  'Add a chat room': '添加群',
  'Change a chat room': '修改群',
  'Remove a chat room': '删除群',
  'Send a test to a chat room and say what happened': '向群发测试消息，并返回结果',
  'A room whose kept address and key stand in for what the body leaves out.':
    '已有的群：请求中没填的地址和密钥用它保存的。',
  'Text and chat messages that wait, went out, or could not': '等待、已发出和没发出去的短信与群消息',
  '`queued`, `sending`, `sent`, `dead`, `unsure` or `cancelled`.':
    '`queued`、`sending`、`sent`、`dead`、`unsure` 或 `cancelled`。',
  'Send a message that did not go out once more': '重发没发出去的消息',
  'Null: the company’s.': 'null：与公司相同。',
  'IANA name; null: the company’s.': 'IANA 时区名；null：与公司相同。',
  'Working hours; null: nobody else is asked.': '工作小时数；null：不升级。',
}
