import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Lists, calendars and dialogs of the editors open outside of it; a click there is not a click away. */
const POPUPS =
  '.ant-select-dropdown, .ant-picker-dropdown, .ant-cascader-dropdown, .ant-popover, .ant-modal-root, .ant-drawer, .ant-dropdown, .ant-image-preview-root, .zy-mentions'

/** Calls back for a press outside of an element, while `active`. */
export function useClickAway(box: RefObject<HTMLElement | null>, active: boolean, onAway: () => void): void {
  const away = useEffectEvent((event: PointerEvent) => {
    const target = event.target as Element
    if (!box.current?.contains(target) && !target.closest(POPUPS)) onAway()
  })
  useEffect(() => {
    if (!active) return
    const listen = (event: PointerEvent) => away(event)
    document.addEventListener('pointerdown', listen, true)
    return () => document.removeEventListener('pointerdown', listen, true)
  }, [active])
}
