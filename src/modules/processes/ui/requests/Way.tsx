import { useText } from '#kernel/ui/text.ts'
import type { StartForm } from '../../approvals/approvals.types.ts'
import { requestTexts } from '../approvals/text.ts'

interface Props {
  process: StartForm
  form: Record<string, unknown>
  chosen: Record<string, unknown>
}

/** The steps that a request may go through. */
export function Way({ process }: Props) {
  const t = useText(requestTexts)
  return (
    <aside className="zy-card zy-progress">
      <h2>{t('way')}</h2>
      {process.steps.length === 0 ? (
        <p className="zy-decide-quiet">{t('noWay')}</p>
      ) : (
        <>
          <ol>
            {process.steps.map(({ step, name }) => (
              <li key={step} data-state="next">
                <div className="zy-progress-step">{name}</div>
              </li>
            ))}
          </ol>
          <p className="zy-decide-quiet">{t('wayHelp')}</p>
        </>
      )}
    </aside>
  )
}
