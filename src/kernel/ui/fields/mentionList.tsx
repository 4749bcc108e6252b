import type { MentionOptions } from '@tiptap/extension-mention'
import { ReactRenderer } from '@tiptap/react'
import { type Ref, useImperativeHandle, useState } from 'react'
import { useText } from '../text.ts'
import type { Colleague } from './colleagues.ts'
import { fieldTexts } from './text.ts'

type Suggestion = MentionOptions['suggestion']
type Renderer = ReturnType<NonNullable<Suggestion['render']>>
type SuggestionProps = Parameters<NonNullable<Renderer['onStart']>>[0]
type ListProps = Omit<SuggestionProps, 'items'> & { items: Colleague[]; ref?: Ref<ListHandle> }
interface ListHandle {
  key: (event: KeyboardEvent) => boolean
}

function MentionList({ items, command, loading, ref }: ListProps) {
  const t = useText(fieldTexts)
  const [at, setAt] = useState(0)
  const active = Math.min(at, Math.max(items.length - 1, 0))
  const choose = (index: number) => {
    const item = items[index]
    if (item) command({ id: item.id, label: item.name })
  }
  useImperativeHandle(ref, () => ({
    key: (event) => {
      if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(items.length, 1))
      else if (event.key === 'ArrowUp') setAt((active + items.length - 1) % Math.max(items.length, 1))
      else if ((event.key === 'Enter' || event.key === 'Tab') && items.length > 0) choose(active)
      else return false
      return true
    },
  }))
  if (items.length === 0) {
    return <div className="zy-mentions zy-field-quiet">{loading ? t('searching') : t('nobodyFound')}</div>
  }
  return (
    <div className="zy-mentions" role="listbox">
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="option"
          aria-selected={index === active}
          // Before the click, so that the editor does not lose its selection.
          onMouseDown={(event) => {
            event.preventDefault()
            choose(index)
          }}
        >
          {item.name}
        </button>
      ))}
    </div>
  )
}

/** The list of colleagues that opens behind an @ in the rich text editor. */
export function mentionSuggestion(find: (query: string, signal: AbortSignal) => Promise<Colleague[]>): Suggestion {
  return {
    char: '@',
    // Chinese is written without spaces, so an @ may stand behind any character.
    allowedPrefixes: null,
    debounce: 150,
    items: ({ query, signal }) => find(query, signal).catch(() => []),
    render: () => {
      let list: ReactRenderer<ListHandle, ListProps> | undefined
      let unmount: (() => void) | undefined
      return {
        onStart: (props) => {
          list = new ReactRenderer(MentionList, { props, editor: props.editor })
          unmount = props.mount(list.element as HTMLElement)
        },
        onUpdate: (props) => list?.updateProps(props),
        onKeyDown: ({ event }) => list?.ref?.key(event) ?? false,
        onExit: () => {
          unmount?.()
          list?.destroy()
          list = undefined
        },
      }
    },
  }
}
