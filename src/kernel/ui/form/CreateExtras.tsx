import { Suspense } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { useModuleParts } from '../module-ui.ts'
import { DuplicateHints } from './DuplicateHints.tsx'
import type { RecordForm } from './useRecordForm.ts'

/** Below the first fields of a new record: likely duplicates, and what modules add for this entity. */
export function CreateExtras({ entity, form }: { entity: EntityMeta; form: RecordForm }) {
  const extras = useModuleParts('createExtras').filter((extra) => extra.entity === entity.name)
  const change = (values: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(values)) form.change(name, value)
  }
  return (
    <>
      <DuplicateHints entity={entity} values={form.values} />
      {extras.map(({ component: Extra }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of modules does not change while the page is open
        <ErrorBoundary key={index} resetKey={entity.name}>
          <Suspense>
            <Extra entity={entity} values={form.values} change={change} />
          </Suspense>
        </ErrorBoundary>
      ))}
    </>
  )
}
