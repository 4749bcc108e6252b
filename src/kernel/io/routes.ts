import type { RouteApp } from '#kernel/api/route.types.ts'
import { exportRoutes } from './export-routes.ts'
import { importRoutes } from './import-routes.ts'

/** Imports and exports below /api/v1. */
export function ioRoutes(app: RouteApp): void {
  importRoutes(app)
  exportRoutes(app)
}
