import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { gainOf, newMinutesOf, newOrder, type WorksheetStep } from '../../rules/ecrs.ts'
import { worksheetTexts } from './text.ts'

/** The present flow and the new one beside each other, to scale, with what is gained. */
export function Gain({ steps }: { steps: readonly WorksheetStep[] }) {
  const t = useText(worksheetTexts)
  const gain = gainOf(steps)
  const scale = Math.max(gain.before, gain.after, 1)
  const present = steps.map((step) => [step])
  return (
    <section className="zy-card zy-worksheet-gain">
      <header>
        <h2>{t('gain')}</h2>
      </header>
      <dl className="zy-insight-figures">
        <div>
          <dt>{t('now')}</dt>
          <dd>{formatNumber(gain.before)} min</dd>
        </div>
        <div>
          <dt>{t('afterwards')}</dt>
          <dd>{formatNumber(gain.after)} min</dd>
        </div>
        <div>
          <dt>{t('saving')}</dt>
          <dd data-good={gain.saved > 0}>
            {formatNumber(gain.saved)} min {gain.share !== null && <small>{changeText(gain.share)}</small>}
          </dd>
        </div>
      </dl>
      <FlowBar title={t('oldFlow')} groups={present} scale={scale} minutesOf={({ minutes }) => minutes} />
      <FlowBar title={t('newFlow')} groups={newOrder(steps)} scale={scale} minutesOf={newMinutesOf} />
    </section>
  )
}

/** Against the present time: −24.4 % is quicker. */
const changeText = (share: number): string =>
  `${share > 0 ? '−' : share < 0 ? '+' : ''}${formatPercent(100 * Math.abs(share), 1)}`

interface FlowBarProps {
  title: string
  groups: readonly (readonly WorksheetStep[])[]
  scale: number
  minutesOf: (step: WorksheetStep) => number
}

function FlowBar({ title, groups, scale, minutesOf }: FlowBarProps) {
  return (
    <div className="zy-flow-bar">
      <h3>{title}</h3>
      <ol>
        {groups.map((group) => (
          <li key={group[0]?.id} style={{ inlineSize: `${(Math.max(...group.map(minutesOf)) / scale) * 100}%` }}>
            {group.map((step) => (
              <span key={step.id} title={`${step.name}: ${minutesOf(step)} min`} data-choice={step.choice}>
                {step.name} <b>{formatNumber(minutesOf(step))}</b>
              </span>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
