import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useText } from '#kernel/ui/text.ts'
import type { ForeseenStep, StartForm } from '../../approvals/approvals.types.ts'
import { approvalTexts, requestTexts } from '../approvals/text.ts'

interface Props {
  process: StartForm
  form: Record<string, unknown>
  chosen: Record<string, unknown>
}

/** The steps that a request goes through, and who is asked, as it is filled in now. */
export function Way({ process, form, chosen }: Props) {
  const t = useText(requestTexts)
  const ta = useText(approvalTexts)
  const body = useDeferredValue(JSON.stringify({ form, chosen }))
  const { data } = useQuery({
    queryKey: ['list', 'process', 'way', process.key, body],
    queryFn: ({ signal }) =>
      api.post<{ steps: ForeseenStep[] }>(`/requests/${process.key}/way`, JSON.parse(body), { signal }),
    placeholderData: keepPreviousData,
  })
  // What the form does not say yet is as the drawing says.
  const known = data?.steps ?? []
  const steps: ForeseenStep[] = known.length > 0 ? known : process.steps.map((each) => ({ ...each, people: [] }))
  return (
    <aside className="zy-card zy-progress">
      <h2>{t('way')}</h2>
      {steps.length === 0 ? (
        <p className="zy-decide-quiet">{t('noWay')}</p>
      ) : (
        <>
          <ol>
            {steps.map(({ step, name, people }) => (
              <li key={step} data-state="next">
                <div className="zy-progress-step">{name}</div>
                {people.length > 0 && (
                  <div className="zy-progress-task">{people.map((chain) => chain.join(' → ')).join(ta('comma'))}</div>
                )}
              </li>
            ))}
          </ol>
          <p className="zy-decide-quiet">{t('wayHelp')}</p>
        </>
      )}
    </aside>
  )
}
