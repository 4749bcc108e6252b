import type { EntityRecord } from '#kernel/ui/meta.tsx'
import type { ReportDefinition } from '../rules/report.types.ts'

/** What a report shows, whether it is saved or not. */
export interface Arrangement {
  source: string
  definition: ReportDefinition
}

/** A saved report as the API answers it. */
export interface ReportRecord extends EntityRecord, Arrangement {
  name: string
  about: string | null
  sharing: 'me' | 'department' | 'everyone'
  owner: { id: string; label: string } | null
}
