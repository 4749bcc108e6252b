export { metricDefinition } from './entities/metric-definition.ts'
export { metricEntry } from './entities/metric-entry.ts'
export { metrics } from './module.ts'
