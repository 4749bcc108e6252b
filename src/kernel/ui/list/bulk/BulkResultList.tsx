import { Button, Modal } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { RecordLink } from '../../fields/index.tsx'
import { formatNumber } from '../../format.ts'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'
import type { BulkResult } from './useBulk.ts'

const shown = 200

/** Which records refused, and why. */
export function BulkResultList({
  entity,
  result,
  onClose,
}: {
  entity: EntityMeta
  result: BulkResult
  onClose: () => void
}) {
  const t = useText(listText)
  return (
    <Modal
      open
      width={560}
      title={t('bulkFailedTitle', { done: formatNumber(result.done), failed: formatNumber(result.failed.length) })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <ul className="zy-bulk-failed">
        {result.failed.slice(0, shown).map((each) => (
          <li key={each.id}>
            <RecordLink entity={entity.name} id={each.id}>
              {each.label}
            </RecordLink>
            <span>{each.message}</span>
          </li>
        ))}
      </ul>
      {result.failed.length > shown && <p className="zy-list-quiet">… {formatNumber(result.failed.length - shown)}</p>}
    </Modal>
  )
}
