import { EnterOutlined, LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '../composing.ts'
import { Icon } from '../icon.tsx'
import { defineText, useText } from '../text.ts'
import { useCommands } from './commands.tsx'
import { matching, type PaletteItem } from './match.ts'
import './palette.css'
import { usePinyin } from './pinyin.ts'
import { useRecordItems } from './records.ts'

const texts = defineText({
  title: { zh: '搜索与命令', en: 'Search and commands' },
  placeholder: {
    zh: '搜索客户、商机、电话、拼音首字母，或输入命令',
    en: 'Search customers, deals, phone numbers, or type a command',
  },
  nothing: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  nothingHow: {
    zh: '可以试试名称的一部分、拼音首字母或电话后四位。',
    en: 'Try a part of the name, or the last digits of a phone number.',
  },
  offline: {
    zh: '暂时搜不到记录，命令和页面仍可用。',
    en: 'Records cannot be searched right now; commands and pages still work.',
  },
  searching: { zh: '正在搜索', en: 'Searching' },
  move: { zh: '移动', en: 'move' },
  open: { zh: '打开', en: 'open' },
  close: { zh: '关闭', en: 'close' },
})

const MOST_COMMANDS = 8

/** What is shown: records first, unless a command is what was typed. */
function useItems(query: string) {
  const commands = useCommands()
  const pinyin = usePinyin(/[a-z]/i.test(query))
  const { items: records, searching, error } = useRecordItems(query)
  if (query.trim() === '')
    return { items: [...records, ...commands.slice(0, MOST_COMMANDS + 4)], searching: false, error }
  const fitting = matching(commands, query, pinyin).slice(0, MOST_COMMANDS)
  return { items: [...records, ...fitting], searching, error }
}

/** Items of one group stand together under its name. */
function grouped(items: PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>()
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  return [...groups]
}

interface PaletteProps {
  onClose: () => void
  /** What was typed before the input could take it; ends the collecting. */
  takeTyped: () => string
}

export function Palette({ onClose, takeTyped }: PaletteProps) {
  const t = useText(texts)
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { items, searching, error } = useItems(query)
  const groups = grouped(items)
  const ordered = groups.flatMap(([, group]) => group)
  const current = Math.min(active, ordered.length - 1)

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const run = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that only confirms an input method's word runs nothing.
    if (isComposing(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const wrapped = Math.abs(step) === 1 ? (current + step + ordered.length) % ordered.length : current + step
      setActive(Math.max(0, Math.min(ordered.length - 1, wrapped)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(ordered[current])
    }
  }

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      className="zy-palette"
      title={<span className="zy-hidden">{t('title')}</span>}
    >
      <div className="zy-palette-input">
        {searching ? <LoadingOutlined aria-label={t('searching')} /> : <SearchOutlined aria-hidden="true" />}
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened in order to type.
          autoFocus
          onFocus={() => setQuery((now) => takeTyped() || now)}
          value={query}
          placeholder={t('placeholder')}
          role="combobox"
          aria-label={t('title')}
          aria-expanded={ordered.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={ordered[current] && `${id}-${current}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="zy-palette-list" id={`${id}-list`} role="listbox" aria-label={t('title')} ref={list}>
        {groups.map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox's groups have no HTML element.
          <div key={group} role="group" aria-label={group}>
            <div className="zy-palette-group" aria-hidden="true">
              {group}
            </div>
            {members.map((item) => {
              const index = ordered.indexOf(item)
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the input, which keeps the focus.
                <div
                  key={item.key}
                  id={`${id}-${index}`}
                  data-index={index}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === current}
                  className="zy-palette-item"
                  onMouseMove={() => setActive(index)}
                  onClick={() => run(item)}
                >
                  <Icon name={item.icon} />
                  <span className="zy-palette-label">{item.label}</span>
                  {item.hint && <span className="zy-palette-hint">{item.hint}</span>}
                  {index === current && <EnterOutlined aria-hidden="true" />}
                </div>
              )
            })}
          </div>
        ))}
        {ordered.length === 0 && !searching && error == null && (
          <div className="zy-palette-none" role="status">
            <b>{t('nothing', { query })}</b>
            {t('nothingHow')}
          </div>
        )}
        {error != null && <div className="zy-palette-none">{t('offline')}</div>}
      </div>
      <div className="zy-palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('move')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('open')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('close')}
        </span>
      </div>
    </Modal>
  )
}
