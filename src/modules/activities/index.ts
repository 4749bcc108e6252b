export { followUp } from './entities/follow-up.ts'
export { activities } from './module.ts'
