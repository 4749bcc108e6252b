/** Records that point to this one: the newest few, how many there are, and the way to all. */
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { FieldCell, isBlank } from '../fields/index.tsx'
import { formatNumber } from '../format.ts'
import type { EntityRecord } from '../meta.tsx'
import { useCreate } from '../shell/create-provider.tsx'
import { useLabel, useText } from '../text.ts'
import './list.css'
import { listText } from './text.ts'
import { useNames } from './useNames.ts'

interface Props {
  /** Of the related records. */
  entity: EntityMeta
  /** Their field that points to the record. */
  field: string
  /** The record pointed to. */
  id: string
  /** Name of the record pointed to; with it the create drawer shows a name at once. */
  label?: string
  /** Entity of the record pointed to; needed when the field is a target of several entities. */
  of?: string
  /** Heading; the entity's plural when left out. */
  title?: string
  limit?: number
}

const facts = 3

export function RelatedList({ entity, field: name, id, label: recordLabel, of, title, limit = 5 }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const create = useCreate()
  const names = useNames(entity)
  const field = entity.fields.find((each) => each.name === name)
  const isTarget = field?.kind === 'target'
  const value = isTarget ? { entity: of, id } : id
  const filter: Filter =
    field?.kind === 'refs' ? { field: name, op: 'in', value: [id] } : { field: name, op: 'eq', value }
  const shown = entity.list.filter((each) => each !== entity.title && each !== name)
  const fields = [entity.title, ...shown].join(',')
  const query = useQuery({
    queryKey: ['list', entity.name, 'related', { filter, limit, fields }],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(`/${entity.path}`, { filter, limit, fields, sort: entity.sort }, { signal }),
  })
  const items = query.data?.items ?? []
  const total = query.data?.total
  const heading = title ?? label(entity.plural)
  const start = recordLabel ? { id, label: recordLabel, ...(isTarget ? { entity: of } : {}) } : value
  const add = () => create({ entity: entity.name, defaults: { [name]: field?.kind === 'refs' ? [start] : start } })

  return (
    <section className="zy-related" aria-label={heading}>
      <header>
        <h3>
          {heading}
          {total && total.value > 0 && (
            <span className="zy-related-count">
              {formatNumber(total.value)}
              {total.exact ? '' : '+'}
            </span>
          )}
        </h3>
        <span className="zy-list-spring" />
        {entity.operations.create && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('create', { name: names.one })}
            title={t('create', { name: names.one })}
            onClick={add}
          />
        )}
      </header>
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {query.error && (
        <p className="zy-list-fault" role="alert">
          {query.error.message}
        </p>
      )}
      {query.data && items.length === 0 && <p className="zy-list-quiet">{t('relatedEmpty', { name: names.many })}</p>}
      {items.length > 0 && (
        <ul>
          {items.map((record) => (
            <li key={record.id}>
              <Link to={`/${entity.path}/${record.id}` as string} className="zy-related-title">
                {record.label}
              </Link>
              <span className="zy-related-facts">
                {shown
                  .flatMap((each) => entity.fields.find((field) => field.name === each) ?? [])
                  .filter((each) => !isBlank(record[each.name]))
                  .slice(0, facts)
                  .map((each) => (
                    <span key={each.name} title={label(each.label)}>
                      <FieldCell field={each} value={record[each.name]} record={record} path={entity.path} compact />
                    </span>
                  ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {total && total.value > items.length && (
        <Link to={`/${entity.path}` as string} search={{ view: 'all', filter } as never} className="zy-related-all">
          {t('relatedAll')}
        </Link>
      )}
    </section>
  )
}
