import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { asReference, optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import './teamwork.css'
import { teamworkTexts } from './text.ts'

const most = 200

/** The way through an SOP: who does what, hands it to whom, by when and how good. */
export default function SopSteps({ id }: { id: string }) {
  const t = useText(teamworkTexts)
  const entity = useEntity('sop-step')
  useLive(['sop-steps'])
  const { data } = useQuery({
    queryKey: ['list', 'sop-step', id],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(
        '/sop-steps',
        { filter: { field: 'sop', op: 'eq', value: id }, sort: 'position', limit: most },
        { signal },
      ),
  })
  if (!data) return <Skeleton active />
  if (data.items.length === 0) return <p className="zy-quiet">{t('noSteps')}</p>
  const kinds = entity?.fields.find(({ name }) => name === 'kind')
  return (
    <ol className="zy-sop">
      {data.items.map((step) => {
        const kind = kinds && optionOf(kinds, step.kind)
        const places = [asReference(step.department)?.label, asReference(step.handsOverTo)?.label].filter(Boolean)
        return (
          <li key={step.id}>
            <h3>
              {step.label}
              {kind && <ToneTag option={kind} />}
            </h3>
            <p>
              {places.join(' → ')}
              {typeof step.responsible === 'string' && ` · ${step.responsible}`}
              {typeof step.workingHours === 'string' && ` · ${t('within', { n: Number(step.workingHours) })}`}
            </p>
            {typeof step.standard === 'string' && <p className="zy-quiet">{step.standard}</p>}
          </li>
        )
      })}
    </ol>
  )
}
