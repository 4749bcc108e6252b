import { useLocation } from '@tanstack/react-router'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'
import './automation.css'
import { RuleLoader } from './RuleLoader.tsx'
import { RulesList } from './RulesList.tsx'
import { RunsPage } from './RunsPage.tsx'

/** `/settings/automation`, `…/runs`, `…/new`, `…/ID` */
export default function AutomationPage() {
  const entity = useEntity('automation-rule')
  const pathname = useLocation({ select: (location) => location.pathname })
  const place = pathname.replace(/^\/settings\/automation\/?/, '')
  if (!entity) return <PageMissing />
  if (place === '') return <RulesList entity={entity} />
  if (place === 'runs') return <RunsPage />
  return <RuleLoader key={place} entity={entity} id={place} />
}
