import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell, isBlank } from '../../fields/index.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { useLabel } from '../../text.ts'
import { usePaths } from '../filter/useFilterWords.ts'

interface Props {
  entity: EntityMeta
  record: EntityRecord
  /** Columns of the list; the first three filled ones are shown. */
  paths: string[]
  children?: ReactNode
}

const keyFields = 3

/** A record on a phone: its name and three key facts. */
export const RecordCard = memo(function RecordCard({ entity, record, paths, children }: Props) {
  const label = useLabel()
  const resolve = usePaths(entity)
  const facts = paths
    .filter((path) => path !== entity.title && !isBlank(record[path]))
    .flatMap((path) => resolve(path) ?? [])
    .slice(0, keyFields)
  return (
    <article className="zy-record-card">
      {children}
      <div className="zy-record-card-main">
        <Link to={`/${entity.path}/${record.id}` as string} className="zy-record-card-title">
          {record.label}
        </Link>
        <dl>
          {facts.map((each) => (
            <div key={each.path}>
              <dt>{label(each.label)}</dt>
              <dd>
                <FieldCell field={each.field} value={record[each.path]} record={record} path={entity.path} compact />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  )
})
