export { alert } from './entities/alert.ts'
export { alertRule } from './entities/alert-rule.ts'
export { evaluateRule } from './evaluate.ts'
export { alerts } from './module.ts'
