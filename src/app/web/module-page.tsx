import { useParams } from '@tanstack/react-router'
import { usePermission } from '#kernel/ui/meta.tsx'
import type { ModulePage } from '#kernel/ui/module-ui.ts'
import { PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { useLabel } from '#kernel/ui/text.ts'

/** A page of a module, with its permission and its name in the browser tab. */
export function ModulePageFrame({ page }: { page: ModulePage }) {
  const label = useLabel()
  const allowed = usePermission(page.permission)
  const params = useParams({ strict: false }) as Record<string, string>
  usePageTitle(page.label && label(page.label))
  const Content = page.component
  return allowed ? <Content params={params} /> : <PageMissing />
}
