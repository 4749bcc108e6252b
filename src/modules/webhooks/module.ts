import { sql } from 'drizzle-orm'
import { defineModule } from '#kernel/entity/define.ts'
import { outboundMessages } from '#kernel/outbound/fault.ts'
import { captureChanges, capturedEntities } from './capture.ts'
import { webhookDelivery } from './entities/webhook-delivery.ts'
import { webhookEndpoint } from './entities/webhook-endpoint.ts'
import { webhookPaths, webhookPathTexts } from './paths.ts'
import { sending } from './queue.ts'
import { webhookRoutes } from './routes.ts'
import { sendWaiting } from './send.ts'

const keptDays = 30

export const webhooks = defineModule({
  name: 'webhooks',
  dependsOn: ['organisation'],
  entities: [webhookEndpoint, webhookDelivery],
  changeFeeds: [{ name: 'webhooks', entities: capturedEntities, handle: captureChanges }],
  background: [{ name: sending, everySeconds: 5, run: sendWaiting }],
  jobs: [
    {
      name: 'webhooks-clean-up',
      schedule: '25 3 * * *',
      async handle(ctx) {
        await ctx.sql.run(sql`delete from webhook_delivery where state in ('delivered', 'failed')
          and at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${keptDays})`)
      },
    },
  ],
  noticeKinds: [{ key: 'webhook', label: { zh: 'Webhook 停用', en: 'Webhook switched off' } }],
  routes: webhookRoutes,
  paths: webhookPaths,
  pathTexts: webhookPathTexts,
  messages: {
    ...outboundMessages,
    'webhook.address': {
      zh: '请填写以 https:// 或 http:// 开头的网址',
      en: 'Give an address that starts with https:// or http://',
    },
    'webhook.address-with-password': {
      zh: '网址里不要写用户名和密码：消息本身带有签名',
      en: 'Leave user name and password out of the address: messages are signed',
    },
    'webhook.event': {
      zh: '没有“{event}”这种变化，或您无权查看；写法如 customer.created 或 customer.*',
      en: 'There is no “{event}”, or you may not see it; write customer.created or customer.*',
    },
    'webhook.own-only': {
      zh: '只能设置以自己为负责人的 Webhook；为他人设置请找系统管理员',
      en: 'You can only set up webhooks that you own; ask an administrator for others',
    },
    'webhook.private-by-admin': {
      zh: '只有系统管理员可以允许内网地址',
      en: 'Only an administrator can allow addresses inside your network',
    },
    'webhook.secret-shown': {
      zh: '密钥只显示一次。找不到时请更换密钥',
      en: 'The secret is shown once. If it is lost, replace it',
    },
    'webhook.unknown': { zh: '没有这个 Webhook 地址', en: 'There is no such webhook endpoint' },
    'webhook.replay': {
      zh: '请选择要补发的记录，或给出开始时间',
      en: 'Choose what to send again, or say since when',
    },
  },
})
