import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from '#kernel/ui/error-boundary.tsx'
import { ModuleUiContext } from '#kernel/ui/module-ui.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { ThemeProvider } from '#kernel/ui/theme.tsx'
import { moduleUis } from './modules.ts'
import { reloadOnOldCode } from './reload-on-old-code.ts'
import { router } from './router.tsx'

reloadOnOldCode()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <ErrorBoundary>
          <ModuleUiContext value={moduleUis}>
            <RouterProvider router={router} />
          </ModuleUiContext>
        </ErrorBoundary>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
)
