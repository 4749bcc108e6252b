/** What people do together around records, and what they arrange for themselves: registered before the entities' own routes. */
import { auditRoutes } from '../audit/routes.ts'
import { trashRoutes } from '../audit/trash.ts'
import { commentRoutes } from '../comments/routes.ts'
import { customiseRoutes } from '../customise/routes.ts'
import { fileRoutes } from '../files/routes.ts'
import { mailRoutes } from '../mail/routes.ts'
import { noticeChannelRoutes } from '../notify/channel-routes.ts'
import { notificationRoutes } from '../notify/routes.ts'
import { noticeRuleRoutes } from '../notify/rules-routes.ts'
import { openApiRoutes } from '../openapi/routes.ts'
import { searchRoutes } from '../search/routes.ts'
import { shareRoutes } from '../sharing/routes.ts'
import { viewRoutes } from '../views/routes.ts'
import { liveRoute } from './live-route.ts'
import type { RouteApp } from './route.types.ts'

export function collaborationRoutes(app: RouteApp): void {
  openApiRoutes(app)
  liveRoute(app)
  searchRoutes(app)
  trashRoutes(app)
  notificationRoutes(app)
  noticeRuleRoutes(app)
  noticeChannelRoutes(app)
  mailRoutes(app)
  fileRoutes(app)
  viewRoutes(app)
  customiseRoutes(app)
  commentRoutes(app)
  shareRoutes(app)
  auditRoutes(app)
}
