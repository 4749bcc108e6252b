import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { boardTexts } from './text.ts'

/** No deal anywhere: what the board is for, and the two ways to begin. */
export function EmptyBoard({ entity }: { entity: EntityMeta }) {
  const t = useText(boardTexts)
  const create = useCreate()
  return (
    <section className="zy-card zy-board-empty">
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyHow')}</p>
      <div>
        {entity.operations.create && (
          <Button type="primary" onClick={() => create({ entity: entity.name })}>
            {t('emptyCreate')}
          </Button>
        )}
        {entity.operations.import && (
          <Link to={`/import/${entity.path}`}>
            <Button tabIndex={-1}>{t('emptyImport')}</Button>
          </Link>
        )}
      </div>
    </section>
  )
}
