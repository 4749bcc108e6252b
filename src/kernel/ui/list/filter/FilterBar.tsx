import { CloseOutlined, FilterOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Popover } from 'antd'
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { usePhone } from '../../screen.ts'
import { useText } from '../../text.ts'
import { type Group, replaceNode, toFilter, toModel } from '../model/filterModel.ts'
import { nodeText } from '../model/filterWords.ts'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { useFilterWords } from './useFilterWords.ts'

/** Whatever holds a filter: a list, a report. */
export interface FilterHolder {
  entity: EntityMeta
  state: { filter?: Filter | undefined }
  set: (change: { filter: Filter | undefined }) => void
}

/** The conditions in plain words; each can be changed or taken away. On a phone one button opens them all. */
export function FilterBar({ control }: { control: FilterHolder }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const phone = usePhone()
  const words = useFilterWords(entity, state.filter)
  const model = useMemo(() => toModel(state.filter), [state.filter])
  const [open, setOpen] = useState(false)
  const apply = (next: Group) => set({ filter: toFilter(next) })
  const glue = model.join === 'and' ? '' : model.join === 'or' ? t('or') : t('nor')

  const editor = (
    <FilterEditor
      entity={entity}
      filter={state.filter}
      onApply={(filter) => {
        set({ filter })
        setOpen(false)
      }}
      onCancel={() => setOpen(false)}
    />
  )

  if (phone) {
    return (
      <>
        <Button
          icon={<FilterOutlined aria-hidden="true" />}
          className={model.items.length > 0 ? 'zy-filter-on' : undefined}
          onClick={() => setOpen(true)}
        >
          {model.items.length ? t('filterCount', { n: model.items.length }) : t('filter')}
        </Button>
        <FilterDrawer control={control} open={open} onClose={() => setOpen(false)}>
          {editor}
        </FilterDrawer>
      </>
    )
  }

  return (
    <div className="zy-chips">
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={editor}
      >
        <Button size="small" type="text" icon={<FilterOutlined aria-hidden="true" />} aria-expanded={open}>
          {t('filter')}
        </Button>
      </Popover>
      {model.join === 'none' && <span className="zy-chip-glue">{t('not')}</span>}
      {model.items.map((node, at) => {
        const text = nodeText(node, words)
        return (
          <Fragment key={text}>
            {at > 0 && glue && <span className="zy-chip-glue">{glue}</span>}
            <span className="zy-chip">
              <button
                type="button"
                className="zy-chip-text"
                onClick={() => setOpen(true)}
                aria-label={t('filterEdit', { text })}
              >
                {text}
              </button>
              <button
                type="button"
                className="zy-chip-remove"
                onClick={() => apply(replaceNode(model, node.id, () => undefined))}
                aria-label={t('filterRemove', { text })}
              >
                <CloseOutlined aria-hidden />
              </button>
            </span>
          </Fragment>
        )
      })}
      {model.items.length > 0 && (
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t('filterAdd')}
        </Button>
      )}
    </div>
  )
}

function FilterDrawer(props: { control: FilterHolder; open: boolean; onClose: () => void; children: ReactNode }) {
  const t = useText(listText)
  const names = useNames(props.control.entity)
  return (
    <Drawer
      title={t('filterTitle', { name: names.many })}
      placement="bottom"
      size="85dvh"
      open={props.open}
      onClose={props.onClose}
      destroyOnHidden
    >
      {props.children}
    </Drawer>
  )
}
