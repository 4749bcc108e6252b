export { figureList } from './entities/figure-list.ts'
export { schedule } from './entities/schedule.ts'
export { scheduleDelivery } from './entities/schedule-delivery.ts'
export { deliveries } from './module.ts'
