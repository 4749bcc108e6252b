export { createDemo } from './create.ts'
export { demo } from './module.ts'
export { demoJobs, isDemo } from './routes.ts'
