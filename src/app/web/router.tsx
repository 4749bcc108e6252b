import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { ModulePage } from '#kernel/ui/module-ui.ts'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { EntityPage, ImportRoute, RecordPage } from './entity-routes.tsx'
import { ModulePageFrame } from './module-page.tsx'
import { moduleUis } from './modules.ts'

const root = createRootRoute({
  component: () => (
    <Suspense fallback={<PageLoading whole />}>
      <Outlet />
    </Suspense>
  ),
  notFoundComponent: PageMissing,
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('#kernel/ui/auth/setup-page.tsx'), 'SetupPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#kernel/ui/auth/sign-in-page.tsx'), 'SignInPage'),
})

/** Everything behind the sign-in stands inside the shell. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: lazyRouteComponent(() => import('./signed-in.tsx'), 'SignedIn'),
})

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('#kernel/ui/workbench/workbench-page.tsx'), 'WorkbenchPage'),
})

const account = createRoute({
  getParentRoute: () => app,
  path: '/me',
  component: lazyRouteComponent(() => import('#kernel/ui/account/account-page.tsx'), 'AccountPage'),
})

const settingsPage = lazyRouteComponent(() => import('#kernel/ui/settings-frame/settings-page.tsx'), 'SettingsPage')
const settings = createRoute({ getParentRoute: () => app, path: '/settings', component: settingsPage })
const settingsBelow = createRoute({ getParentRoute: () => app, path: '/settings/$', component: settingsPage })

const trash = createRoute({
  getParentRoute: () => app,
  path: '/trash',
  component: lazyRouteComponent(() => import('#kernel/ui/record/TrashPage.tsx'), 'TrashPage'),
})

const importAny = createRoute({ getParentRoute: () => app, path: '/import', component: ImportRoute })
const importOne = createRoute({ getParentRoute: () => app, path: '/import/$path', component: ImportRoute })

const list = createRoute({ getParentRoute: () => app, path: '/$path', component: EntityPage })
const record = createRoute({ getParentRoute: () => app, path: '/$path/$id', component: RecordPage })

function modulePageRoute(page: ModulePage) {
  const path = page.path.startsWith('/') ? page.path : `/${page.path}`
  return createRoute({ getParentRoute: () => app, path, component: () => <ModulePageFrame page={page} /> })
}

const modulePages = moduleUis.flatMap((module) => module.pages ?? []).map(modulePageRoute)

const routeTree = root.addChildren([
  setup,
  signIn,
  app.addChildren([home, account, settings, settingsBelow, trash, importAny, importOne, list, record, ...modulePages]),
])

/** Every page has an address; the code of a page is fetched when a link to it is pointed at. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: ({ error }) => <PageFailed error={error} />,
  defaultNotFoundComponent: PageMissing,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
})
