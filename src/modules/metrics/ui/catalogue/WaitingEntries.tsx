import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { drillTo } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { metricTexts } from '../text.ts'

const waiting: Filter = { field: 'status', op: 'eq', value: 'submitted' }

/** For who may approve: figures entered by hand that wait. */
export function WaitingEntries() {
  const entity = useEntity('metric-entry')
  return entity?.actions.some(({ name }) => name === 'approve') ? <Waiting entity={entity} /> : null
}

function Waiting({ entity }: { entity: EntityMeta }) {
  const t = useText(metricTexts)
  useLive([entity.path])
  const { data } = useQuery({
    queryKey: ['list', entity.name, 'waiting'],
    queryFn: ({ signal }) =>
      api.get<Page<unknown>>(`/${entity.path}`, { filter: waiting, limit: 1, fields: 'day' }, { signal }),
  })
  const count = data?.total.value ?? 0
  if (count === 0) return null
  const to = drillTo(entity, waiting)
  return (
    <Alert
      type="warning"
      showIcon
      title={t('waiting', { n: count })}
      action={
        <Link to={to.path} search={to.search as never}>
          {t('review')}
        </Link>
      }
    />
  )
}
