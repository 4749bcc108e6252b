export { automationRevision } from './entities/automation-revision.ts'
export { automationRule } from './entities/automation-rule.ts'
export { automationRun } from './entities/automation-run.ts'
export { automation } from './module.ts'
