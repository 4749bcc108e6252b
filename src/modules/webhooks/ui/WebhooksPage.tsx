import { useLocation } from '@tanstack/react-router'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'
import { DeliveriesPage } from './DeliveriesPage.tsx'
import { EndpointsList } from './EndpointsList.tsx'
import './webhooks.css'

/** `/settings/webhooks`, `…/log?endpoint=ID` */
export default function WebhooksPage() {
  const entity = useEntity('webhook-endpoint')
  const pathname = useLocation({ select: (location) => location.pathname })
  if (!entity) return <PageMissing />
  return pathname.endsWith('/log') ? <DeliveriesPage /> : <EndpointsList entity={entity} />
}
