import { Skeleton } from 'antd'
import { Suspense } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import type { EntityRecord } from '../meta.tsx'
import { type RecordTab, useModuleParts } from '../module-ui.ts'

/** What modules add to the page of this entity, by place. */
export function useRecordTabs(entity: EntityMeta): { main: RecordTab[]; side: RecordTab[] } {
  const tabs = useModuleParts('recordTabs').filter((tab) => tab.entity === entity.name)
  return {
    main: tabs.filter((tab) => tab.place !== 'side'),
    side: tabs.filter((tab) => tab.place === 'side'),
  }
}

/** One module's part; when it fails, the rest of the page stands. */
export function ModuleTab({ tab, entity, record }: { tab: RecordTab; entity: EntityMeta; record: EntityRecord }) {
  const { component: Part } = tab
  return (
    <ErrorBoundary resetKey={`${tab.key}:${record.id}`}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} />}>
        <Part entity={entity} id={record.id} record={record} />
      </Suspense>
    </ErrorBoundary>
  )
}
