import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../meta.tsx'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { Composer } from './Composer.tsx'
import { FieldPanel } from './FieldPanel.tsx'
import { ModuleTab, useRecordTabs } from './ModuleTab.tsx'
import { RelatedPanels } from './RelatedPanels.tsx'
import { Timeline } from './Timeline.tsx'
import { recordTexts } from './text.ts'
import type { OthersChange } from './useOthersChanges.ts'
import type { SaveRequest } from './useRecordSave.tsx'
import { useTab } from './useTab.ts'

interface RecordColumnsProps {
  entity: EntityMeta
  record: EntityRecord
  save: (request: SaveRequest) => Promise<void>
  others: OthersChange | null
  onEditAll: () => void
}

/** Fields, activity and related records: three columns on a desktop, tabs on a phone. */
export function RecordColumns(props: RecordColumnsProps) {
  const { entity, record } = props
  const t = useText(recordTexts)
  const label = useLabel()
  const phone = usePhone()
  const modules = useRecordTabs(entity)
  const hasSide = entity.related.length > 0 || modules.side.length > 0
  const mainTabs = modules.main.map((tab) => tab.key)
  const firstTab = modules.main.find((tab) => tab.first)?.key
  const [tab, setTab] = useTab(
    phone ? ['fields', 'timeline', 'related', ...mainTabs] : ['timeline', ...mainTabs],
    firstTab ?? 'timeline',
  )

  const fields = <FieldPanel {...props} />
  const activity = (
    <>
      <Composer entity={entity} record={record} />
      <Timeline entity={entity} id={record.id} />
    </>
  )
  const related = (
    <>
      {modules.side.map((part) => (
        <section key={part.key} className="zy-panel" aria-label={label(part.label)}>
          <header className="zy-panel-head">
            <h2>{label(part.label)}</h2>
          </header>
          <ModuleTab tab={part} entity={entity} record={record} />
        </section>
      ))}
      <RelatedPanels entity={entity} record={record} />
    </>
  )
  const moduleItems = modules.main.map((part) => ({
    key: part.key,
    label: label(part.label),
    children: <ModuleTab tab={part} entity={entity} record={record} />,
  }))
  const item = (key: string, words: string, children: ReactNode) => ({ key, label: words, children })
  const firstLeads = <T extends { key: string }>(items: T[]): T[] =>
    items.toSorted((a, b) => Number(b.key === firstTab) - Number(a.key === firstTab))

  // What lies in the recycle bin can be read, not worked with.
  if (record.trashed === true) return <div className="zy-record-alone">{fields}</div>
  if (phone) {
    const items = [
      item('fields', t('fields'), fields),
      item('timeline', t('timeline'), <section className="zy-panel zy-panel-body">{activity}</section>),
      ...moduleItems,
      ...(hasSide ? [item('related', t('related'), <div className="zy-record-side">{related}</div>)] : []),
    ]
    return <Tabs activeKey={tab} onChange={setTab} items={firstLeads(items)} className="zy-record-tabs" />
  }
  return (
    <div className={hasSide ? 'zy-record-columns' : 'zy-record-columns zy-record-two'}>
      {fields}
      <section className="zy-panel zy-record-main" aria-label={t('timeline')}>
        {moduleItems.length > 0 ? (
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={firstLeads([item('timeline', t('timeline'), activity), ...moduleItems])}
          />
        ) : (
          <>
            <header className="zy-panel-head">
              <h2>{t('timeline')}</h2>
            </header>
            {activity}
          </>
        )}
      </section>
      {hasSide ? (
        <aside className="zy-record-side" aria-label={t('related')}>
          {related}
        </aside>
      ) : null}
    </div>
  )
}
