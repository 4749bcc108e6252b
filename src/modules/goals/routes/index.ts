import type { RouteApp } from '#kernel/api/route.types.ts'
import { matrixRoutes } from './matrix.ts'
import { viewRoutes } from './views.ts'

export function goalRoutes(app: RouteApp): void {
  viewRoutes(app)
  matrixRoutes(app)
}
