import { DownOutlined, StarFilled } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useFeedback } from '../../feedback.tsx'
import { formatNumber } from '../../format.ts'
import { useLabel, useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import type { ListView } from '../model/listState.ts'
import { listText } from '../text.ts'
import { ViewDialog } from './ViewDialog.tsx'

interface Props {
  control: ListControl
  /** Records of the view now open. */
  total: { value: number; exact: boolean } | undefined
}

/** The views as tabs; the open one has a menu to keep, name, share and delete it. */
export function ViewTabs({ control, total }: Props) {
  const { views, view, changed, openView } = control
  const t = useText(listText)
  const tabs = useRef<HTMLUListElement>(null)
  // The open view may lie beyond the edge, on a phone above all.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another view is open, or the views have come
  useEffect(() => {
    tabs.current?.querySelector('[data-open="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [view.id, views.items.length])
  return (
    <nav className="zy-views" aria-label={t('views')}>
      <ul ref={tabs}>
        {views.items.map((each) => {
          const open = each.id === view.id
          return (
            <li key={each.id} data-open={open}>
              <button
                type="button"
                aria-current={open ? 'page' : undefined}
                title={each.builtIn || !each.shared ? each.name : `${each.name} · ${t('viewShared')}`}
                onClick={() => openView(each.id)}
              >
                {each.name}
                {open && total && (
                  <span className="zy-view-count">
                    {formatNumber(total.value)}
                    {total.exact ? '' : '+'}
                  </span>
                )}
                {open && changed && <span className="zy-view-changed">· {t('viewChanged')}</span>}
              </button>
              {open && <ViewMenu control={control} view={each} />}
            </li>
          )
        })}
      </ul>
      {changed && (
        <span className="zy-view-keep">
          <Button size="small" type="link" onClick={control.reset}>
            {t('viewReset')}
          </Button>
          <SaveButton control={control} />
        </span>
      )}
    </nav>
  )
}

/** A person's own view is saved in place; others can only be saved under a new name. */
function SaveButton({ control }: { control: ListControl }) {
  const { view, views, state } = control
  const t = useText(listText)
  const feedback = useFeedback()
  const [naming, setNaming] = useState(false)
  const save = async () => {
    try {
      await views.update(view.id, { config: state })
      control.openView(view.id)
      feedback.success(t('viewSaved', { name: view.name }))
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <>
      {view.editable && (
        <Button size="small" type="link" onClick={() => void save()}>
          {t('viewSave')}
        </Button>
      )}
      <Button size="small" type="link" onClick={() => setNaming(true)}>
        {t('viewSaveAs')}
      </Button>
      {naming && <SaveAsDialog control={control} onClose={() => setNaming(false)} />}
    </>
  )
}

function SaveAsDialog({ control, onClose }: { control: ListControl; onClose: () => void }) {
  const { views, state } = control
  const t = useText(listText)
  const feedback = useFeedback()
  return (
    <ViewDialog
      title={t('viewSaveAs')}
      mayShare={views.mayShare}
      onClose={onClose}
      onSave={async (name, shared) => {
        const id = await views.create(name, state, shared)
        control.openView(id)
        feedback.success(t('viewSaved', { name }))
      }}
    />
  )
}

function ViewMenu({ control, view }: { control: ListControl; view: ListView }) {
  const { entity, views } = control
  const t = useText(listText)
  const label = useLabel()
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const [dialog, setDialog] = useState<'save-as' | 'rename'>()
  const isDefault = views.initial.id === view.id
  const act = (work: () => Promise<unknown>) => void work().catch((error) => feedback.error(error))

  const remove = () =>
    modal.confirm({
      title: t('viewDeleteAsk', { name: view.name }),
      content: view.shared ? t('viewDeleteShared') : undefined,
      okText: t('viewDelete'),
      okButtonProps: { danger: true },
      onOk: () =>
        views
          .remove(view.id)
          .then(() => {
            control.openView(views.items[0]!.id)
            feedback.success(t('viewDeleted', { name: view.name }))
          })
          .catch((error) => feedback.error(error)),
    })

  const items: MenuProps['items'] = [
    {
      key: 'default',
      label: t(isDefault ? 'viewDefaultNow' : 'viewDefault'),
      icon: isDefault ? <StarFilled /> : undefined,
      disabled: isDefault,
    },
    { key: 'save-as', label: t('viewSaveAs') },
    ...(view.editable
      ? [
          { key: 'rename', label: t('viewRename') },
          ...(views.mayShare ? [{ key: 'share', label: t(view.shared ? 'viewUnshare' : 'viewShare') }] : []),
          { type: 'divider' as const },
          { key: 'delete', label: t('viewDelete'), danger: true },
        ]
      : []),
  ]
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'default') {
      views.makeDefault(view.id)
      feedback.success(t('viewDefaultSet', { name: label(entity.plural), view: view.name }))
    } else if (key === 'share') act(() => views.update(view.id, { shared: !view.shared }))
    else if (key === 'delete') remove()
    else setDialog(key as 'save-as' | 'rename')
  }

  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick }}>
        <button type="button" className="zy-view-menu" aria-label={t('viewActions', { name: view.name })}>
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
      {dialog === 'save-as' && <SaveAsDialog control={control} onClose={() => setDialog(undefined)} />}
      {dialog === 'rename' && (
        <ViewDialog
          title={t('viewRename')}
          name={view.name}
          onClose={() => setDialog(undefined)}
          onSave={(name) => views.update(view.id, { name })}
        />
      )}
    </>
  )
}
