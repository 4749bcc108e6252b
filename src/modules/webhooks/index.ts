export { webhookDelivery } from './entities/webhook-delivery.ts'
export { webhookEndpoint } from './entities/webhook-endpoint.ts'
export { webhooks } from './module.ts'
export { sendWebhook } from './queue.ts'
