import { FilterOutlined } from '@ant-design/icons'
import { Button, Drawer, Modal } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { FilterEditor } from '#kernel/ui/list/filter/FilterEditor.tsx'
import { useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import '#kernel/ui/list/list.css'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import { editorTexts } from '../text.ts'

interface ConditionFieldProps {
  /** Whose records are counted. */
  source: EntityMeta
  value: Filter | undefined
  faults: readonly string[]
  onChange: (filter: Filter | null) => void
}

/** Which of the records count, in plain words; the lists' own editor changes it. */
export function ConditionField({ source, value, faults, onChange }: ConditionFieldProps) {
  const t = useText(editorTexts)
  const phone = usePhone()
  const words = useFilterWords(source, value)
  const [open, setOpen] = useState(false)
  const editor = (
    <FilterEditor
      entity={source}
      filter={value}
      onApply={(filter) => {
        onChange(filter ?? null)
        setOpen(false)
      }}
      onCancel={() => setOpen(false)}
    />
  )
  return (
    <div className="zy-form-field zy-form-wide" data-field="filter">
      <span className="zy-metric-label">{t('condition')}</span>
      <div className="zy-metric-condition">
        <span>{value ? nodeText(toModel(value), words) : t('all')}</span>
        <Button size="small" icon={<FilterOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t(value ? 'changeCondition' : 'addCondition')}
        </Button>
        {value && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            {t('clearCondition')}
          </Button>
        )}
      </div>
      <Faults faults={faults} />
      {phone ? (
        <Drawer
          title={t('condition')}
          placement="bottom"
          size="85dvh"
          open={open}
          onClose={() => setOpen(false)}
          destroyOnHidden
        >
          {editor}
        </Drawer>
      ) : (
        <Modal
          title={t('condition')}
          open={open}
          onCancel={() => setOpen(false)}
          footer={null}
          width={720}
          destroyOnHidden
        >
          {editor}
        </Modal>
      )}
    </div>
  )
}

/** What the server says of a field, below it. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <div className="zy-field-fault" role="alert">
      {faults.map((fault) => (
        <div key={fault}>{fault}</div>
      ))}
    </div>
  )
}
