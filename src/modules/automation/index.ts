export { automationRule } from './entities/automation-rule.ts'
export { automationRun } from './entities/automation-run.ts'
export { automation } from './module.ts'
