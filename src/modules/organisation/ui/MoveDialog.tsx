import { Modal, TreeSelect } from 'antd'
import { useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { orgTexts } from './text.ts'

export interface Place {
  id: string
  name: string
  children: Place[]
}

interface MoveDialogProps {
  name: string
  places: Place[]
  /** It may not go there, nor below. */
  without?: string
  /** Offer the top as a place. */
  top: boolean
  onMove: (to: { id: string; name: string } | null) => void
  onClose: () => void
}

interface TreeOption {
  value: string
  title: string
  disabled: boolean
  children: TreeOption[]
}

const TOP = 'top'

/** Chooses where something goes, without dragging. */
export function MoveDialog({ name, places, without, top, onMove, onClose }: MoveDialogProps) {
  const t = useText(orgTexts)
  const [to, setTo] = useState<string>()
  const names = new Map<string, string>()
  const option = (place: Place, closed: boolean): TreeOption => {
    names.set(place.id, place.name)
    const disabled = closed || place.id === without
    return {
      value: place.id,
      title: place.name,
      disabled,
      children: place.children.map((each) => option(each, disabled)),
    }
  }
  const options = places.map((place) => option(place, false))
  const all = top ? [{ value: TOP, title: t('toTop'), disabled: false, children: [] }, ...options] : options
  return (
    <Modal
      open
      width={420}
      title={t('moveTitle', { name })}
      okText={t('move')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: to === undefined }}
      onCancel={onClose}
      onOk={() => {
        if (to === undefined) return
        onMove(to === TOP ? null : { id: to, name: names.get(to) ?? '' })
        onClose()
      }}
    >
      <TreeSelect
        value={to}
        onChange={setTo}
        treeData={all}
        treeDefaultExpandAll
        showSearch={{ treeNodeFilterProp: 'title' }}
        autoFocus
        style={{ width: '100%' }}
        aria-label={t('moveTitle', { name })}
        placeholder={t('moveTo')}
      />
    </Modal>
  )
}
