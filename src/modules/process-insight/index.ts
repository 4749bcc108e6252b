export { eventLog } from './entities/event-log.ts'
export { eventLogCase } from './entities/event-log-case.ts'
export { processImprovement } from './entities/process-improvement.ts'
export { processInsight } from './module.ts'
