export { lead } from './entities/lead.ts'
export { leads } from './module.ts'
