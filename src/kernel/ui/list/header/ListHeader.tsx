import { ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Input, type InputRef, Segmented, Tooltip } from 'antd'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { isComposing } from '../../composing.ts'
import { useModuleParts } from '../../module-ui.ts'
import { usePhone } from '../../screen.ts'
import { useCreate } from '../../shell/create-provider.tsx'
import { useLabel, useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import { type Layout, layoutsOf } from '../model/listState.ts'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'
import { ExportButton } from './ExportButton.tsx'

const typingPause = 250

/** Name, layouts, search, import, export, create. */
export function ListHeader({ control }: { control: ListControl }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  const names = useNames(entity)
  const phone = usePhone()
  const create = useCreate()
  const layouts = layoutsOf(entity)
  const { operations } = entity
  const extras = useModuleParts('listExtras').filter((extra) => extra.entity === entity.name)

  return (
    <header className="zy-list-header">
      <h1>{label(entity.plural)}</h1>
      {layouts.length > 1 && (
        <Segmented<Layout>
          size={phone ? 'middle' : 'small'}
          value={state.layout}
          aria-label={t('layout')}
          options={layouts.map((layout) => ({ value: layout, label: t(`layout.${layout}`) }))}
          onChange={(layout) => set({ layout })}
        />
      )}
      <span className="zy-list-spring" />
      {extras.map(({ component: Extra }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the extras of an installation never change places.
        <Suspense key={at}>
          <Extra entity={entity} />
        </Suspense>
      ))}
      <ListSearch
        key={control.view.id}
        value={state.search}
        placeholder={t('search', { name: names.many })}
        hint={t('searchKey')}
        onChange={(search) => set({ search }, { replace: true })}
      />
      {operations.import && !phone && <ImportLink path={entity.path} />}
      {operations.export && !phone && <ExportButton control={control} />}
      {operations.create && !phone && (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => create({ entity: entity.name })}
        >
          {t('create', { name: names.one })}
        </Button>
      )}
    </header>
  )
}

/** Leads to the import page with this entity chosen. */
export function ImportLink({ path, children }: { path: string; children?: ReactNode }) {
  const t = useText(listText)
  return (
    <Link to={`/import/${path}` as string} className="zy-plain-link">
      <Button icon={<ImportOutlined aria-hidden="true" />} tabIndex={-1}>
        {children ?? t('import')}
      </Button>
    </Link>
  )
}

interface SearchProps {
  value: string
  placeholder: string
  hint: string
  onChange: (value: string) => void
}

/** Searches while typing, after a short pause, and not in the middle of composing Chinese. */
function ListSearch({ value, placeholder, hint, onChange }: SearchProps) {
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  const input = useRef<InputRef>(null)
  const sent = useRef(value)
  const change = useRef(onChange)
  change.current = onChange

  // The address changed by itself: back, a link, cleared filters.
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (composing || text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      change.current(text)
    }, typingPause)
    return () => clearTimeout(timer)
  }, [text, composing])
  useEffect(() => {
    // On a list the key means this box; taken before the search of the whole product hears it.
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
      const dialog = target.closest('[role="dialog"]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing || dialog) return
      event.preventDefault()
      input.current?.focus({ cursor: 'all' })
    }
    window.addEventListener('keydown', focus, true)
    return () => window.removeEventListener('keydown', focus, true)
  }, [])

  return (
    <Tooltip title={hint} mouseEnterDelay={0.8}>
      <Input
        ref={input}
        type="search"
        className="zy-list-search"
        prefix={<SearchOutlined aria-hidden />}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        allowClear
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onPressEnter={(event) => isComposing(event) || event.currentTarget.blur()}
      />
    </Tooltip>
  )
}
