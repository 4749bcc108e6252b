/** What a screen reader says while something is dragged, in the reader's language. */
import type { DndContextProps, UniqueIdentifier } from '@dnd-kit/core'
import { useMemo, useRef } from 'react'
import { useText } from '../text.ts'
import { listText } from './text.ts'

type NameOf = (id: UniqueIdentifier) => string

export function useDragWords(nameOf: NameOf, placeOf: NameOf): NonNullable<DndContextProps['accessibility']> {
  const t = useText(listText)
  const names = useRef({ nameOf, placeOf })
  names.current = { nameOf, placeOf }
  return useMemo(() => {
    const name = (id: UniqueIdentifier) => names.current.nameOf(id)
    const place = (id: UniqueIdentifier) => names.current.placeOf(id)
    return {
      screenReaderInstructions: { draggable: t('dragHelp') },
      announcements: {
        onDragStart: ({ active }) => t('dragStart', { name: name(active.id), place: place(active.id) }),
        onDragOver: ({ active, over }) =>
          over
            ? t('dragOver', { name: name(active.id), place: place(over.id) })
            : t('dragOverNone', { name: name(active.id) }),
        onDragEnd: ({ active, over }) =>
          over
            ? t('dragEnd', { name: name(active.id), place: place(over.id) })
            : t('dragCancel', { name: name(active.id) }),
        onDragCancel: ({ active }) => t('dragCancel', { name: name(active.id) }),
      },
    }
  }, [t])
}
