import { Modal } from 'antd'
import { Icon } from '#kernel/ui/icon.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { CardKind } from '../../rules/card.types.ts'
import { cardTypes } from '../cards/index.ts'
import { editorTexts } from './text.ts'

interface AddCardProps {
  open: boolean
  onAdd: (kind: CardKind) => void
  onClose: () => void
}

/** The kinds of cards by the question they answer. */
export function AddCard({ open, onAdd, onClose }: AddCardProps) {
  const t = useText(editorTexts)
  const label = useLabel()
  return (
    <Modal open={open} title={t('add')} footer={null} onCancel={onClose} width={640} destroyOnHidden>
      <p className="zy-quiet">{t('addHow')}</p>
      <ul className="zy-kinds">
        {Object.entries(cardTypes).map(([kind, type]) => (
          <li key={kind}>
            <button type="button" onClick={() => onAdd(kind as CardKind)}>
              <Icon name={type.icon} />
              <b>{label(type.label)}</b>
              <small>{label(type.about)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
