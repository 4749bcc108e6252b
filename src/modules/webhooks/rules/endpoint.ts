/** What an endpoint may listen to, and where it may lie. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

const eventForm = /^(\*|[a-z][a-z0-9-]*)\.(\*|created|updated|deleted|restored)$/

export function checkEndpoint(endpoint: { url: string | null; events: string[] | null }): Violation[] {
  const faults: Violation[] = []
  const address = endpoint.url && URL.canParse(endpoint.url) ? new URL(endpoint.url) : undefined
  if (!address || !['http:', 'https:'].includes(address.protocol)) faults.push(violation('webhook.address', 'url'))
  else if (address.username || address.password) faults.push(violation('webhook.address-with-password', 'url'))
  for (const event of endpoint.events ?? [])
    if (!eventForm.test(event)) faults.push(violation('webhook.event', 'events', { event }))
  return faults
}
