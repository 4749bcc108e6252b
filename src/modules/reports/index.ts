export { report } from './entities/report.ts'
export { reports } from './module.ts'
export { type RenderedReport, renderReport } from './render-report.ts'
