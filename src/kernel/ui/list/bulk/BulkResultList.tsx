import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { RecordLink } from '../../fields/index.tsx'
import { formatNumber } from '../../format.ts'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'
import type { BulkResult } from './useBulk.ts'

const shown = 200

/** Which records wait for approval, which refused, and why. */
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
      title={[
        t('bulkDoneCount', { done: formatNumber(result.done) }),
        result.held.length > 0 && t('bulkHeldCount', { held: formatNumber(result.held.length) }),
        result.failed.length > 0 && t('bulkFailedCount', { failed: formatNumber(result.failed.length) }),
      ]
        .filter(Boolean)
        .join(t('comma'))}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {result.held.length > 0 && <p className="zy-list-quiet">{t('bulkHeldHelp')}</p>}
      <ul className="zy-bulk-failed">
        {result.held.slice(0, shown).map((each) => (
          <li key={each.id}>
            <RecordLink entity={entity.name} id={each.id}>
              {each.label}
            </RecordLink>
            <Link to={`/approvals/${each.instance}` as string}>{t('bulkHeldLook')}</Link>
          </li>
        ))}
        {result.failed.slice(0, shown).map((each) => (
          <li key={each.id}>
            <RecordLink entity={entity.name} id={each.id}>
              {each.label}
            </RecordLink>
            <span>{each.message}</span>
          </li>
        ))}
      </ul>
      {Math.max(result.failed.length, result.held.length) > shown && <p className="zy-list-quiet">…</p>}
    </Modal>
  )
}
