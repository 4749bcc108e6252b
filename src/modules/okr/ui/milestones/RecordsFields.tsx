import { FilterOutlined } from '@ant-design/icons'
import { Button, Popover, Select } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import '#kernel/ui/list/list.css'
import { FilterEditor } from '#kernel/ui/list/filter/FilterEditor.tsx'
import { useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { milestoneTexts } from './text.ts'

interface RecordsFieldsProps {
  /** Name of the kind of record. */
  name: string | null
  filter: Filter | null | undefined
  faults: readonly string[]
  onChange: (name: string, filter: Filter | null) => void
}

/** Which records count: a kind, and the same filters as in its list. */
export function RecordsFields({ name, filter, faults, onChange }: RecordsFieldsProps) {
  const t = useText(milestoneTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const entity = useEntity(name ?? undefined)
  const offered = entities.filter(({ operations, settingsOnly }) => operations.read && !settingsOnly)
  return (
    <div className="zy-okr-metric">
      <div className="zy-okr-field">
        <span>{t('entity')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={name ?? undefined}
          aria-label={t('entity')}
          options={offered.map((each) => ({ value: each.name, label: label(each.plural) }))}
          onChange={(next) => onChange(next, null)}
        />
      </div>
      {entity && (
        <FilterPart entity={entity} filter={filter ?? undefined} onChange={(next) => onChange(entity.name, next)} />
      )}
      {faults.map((fault) => (
        <p key={fault} className="zy-field-fault" role="alert">
          {fault}
        </p>
      ))}
    </div>
  )
}

interface FilterPartProps {
  entity: EntityMeta
  filter: Filter | undefined
  onChange: (filter: Filter | null) => void
}

function FilterPart({ entity, filter, onChange }: FilterPartProps) {
  const t = useText(milestoneTexts)
  const [open, setOpen] = useState(false)
  const words = useFilterWords(entity, filter)
  const model = toModel(filter)
  return (
    <div className="zy-inline">
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          <FilterEditor
            entity={entity}
            filter={filter}
            onApply={(next) => {
              onChange(next ?? null)
              setOpen(false)
            }}
            onCancel={() => setOpen(false)}
          />
        }
      >
        <Button size="small" icon={<FilterOutlined aria-hidden="true" />} aria-expanded={open}>
          {model.items.length > 0 ? t('filter') : t('addFilter')}
        </Button>
      </Popover>
      {model.items.map((node) => {
        const text = nodeText(node, words)
        return (
          <span key={text} className="zy-chip">
            <span className="zy-chip-text">{text}</span>
          </span>
        )
      })}
    </div>
  )
}
