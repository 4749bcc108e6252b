import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import { filterText } from '../rules/filter-text.ts'
import { FilterForm } from './filters/FilterForm.tsx'
import { insightTexts } from './text.ts'
import type { Look } from './useInsight.ts'

/** The stack of filters as chips: each can be taken off, a new one laid on. */
export function FilterBar({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const names = new Map(insight.activities.map(({ key, label }) => [key, label]))
  const words = (at: number) => filterText(look.filters[at]!, (key) => names.get(key) ?? key, insight.day)[language]
  return (
    <ul className="zy-chips" aria-label={t('filters')}>
      {look.filters.map((filter, at) => (
        <li key={JSON.stringify(filter)} className="zy-chip">
          <span>{words(at)}</span>
          <button
            type="button"
            aria-label={t('drop', { what: words(at) })}
            onClick={() => look.set({ filters: look.filters.filter((_, other) => other !== at) })}
          >
            <CloseOutlined aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Popover
          open={adding}
          onOpenChange={setAdding}
          trigger="click"
          placement="bottomLeft"
          destroyOnHidden
          content={
            <FilterForm
              insight={insight}
              onAdd={(filter) => {
                setAdding(false)
                look.add(filter)
              }}
              onCancel={() => setAdding(false)}
            />
          }
        >
          <Button size="small" icon={<FilterOutlined aria-hidden="true" />}>
            {t('addFilter')}
          </Button>
        </Popover>
      </li>
      {look.filters.length > 1 && (
        <li>
          <Button size="small" type="link" onClick={() => look.set({ filters: [] })}>
            {t('clear')}
          </Button>
        </li>
      )}
    </ul>
  )
}
