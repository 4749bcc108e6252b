export { opportunity } from './entities/opportunity.ts'
export { pipeline } from './entities/pipeline.ts'
export { stage } from './entities/stage.ts'
export { opportunities } from './module.ts'
