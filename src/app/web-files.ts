/** Serves the built web app. Hashed assets are kept by browsers for a year, the page itself never. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { RouteEnv } from '#kernel/api/route.types.ts'

const root = join(import.meta.dirname, '../../dist/web')

export function serveWeb(app: Hono<RouteEnv>): void {
  // Tests and workers have no built web app.
  if (!existsSync(root)) return
  const files = serveStatic({
    root,
    // The build writes .br and .gz beside each asset.
    precompressed: true,
    onFound: (path, c) => {
      c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = serveStatic({ root, path: 'index.html', precompressed: true })
  app.get('*', files)
  // Every other address is a page of the web app: its router decides.
  app.get('*', async (c, next) => {
    if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/assets/')) return next()
    c.header('cache-control', 'no-cache')
    return page(c, next)
  })
}
