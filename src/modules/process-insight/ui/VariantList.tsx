import { Button } from 'antd'
import { useState } from 'react'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import './map/map.css'
import { insightTexts } from './text.ts'
import { useDuration } from './useDuration.ts'
import type { Look } from './useInsight.ts'

const shortPath = 6
const firstShown = 12

/** Ways that cases took, the most frequent first; a click keeps only that way. */
export function VariantList({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const [shown, setShown] = useState(firstShown)
  const { variants } = insight
  return (
    <section className="zy-card zy-variants" aria-label={t('variants')}>
      <header>
        <h2>
          {t('variants')} <small>{formatNumber(insight.chosen.variants)}</small>
        </h2>
      </header>
      <ol>
        {variants.slice(0, shown).map((variant, at) => (
          <VariantCard key={variant.key} insight={insight} at={at} look={look} />
        ))}
      </ol>
      {variants.length > shown && (
        <Button type="link" onClick={() => setShown(shown + 24)}>
          {t('more', { n: Math.min(24, variants.length - shown) })}
        </Button>
      )}
      {shown >= variants.length && insight.chosen.variants > variants.length && (
        <p className="zy-insight-quiet">{t('variantMore', { n: variants.length })}</p>
      )}
    </section>
  )
}

function VariantCard({ insight, at, look }: { insight: Insight; at: number; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const [whole, setWhole] = useState(false)
  const variant = insight.variants[at]!
  const path = whole ? variant.path : variant.path.slice(0, shortPath)
  const most = insight.variants[0]?.share ?? 1
  return (
    <li className="zy-variant">
      <button
        type="button"
        title={t('onlyVariant')}
        onClick={() => look.add({ kind: 'variant', variants: [variant.key] })}
      >
        <span className="zy-variant-head">
          <b>{t('variantN', { n: at + 1 })}</b>
          <span>
            {t('variantCases', { n: formatNumber(variant.cases), share: formatPercent(100 * variant.share, 1) })}
          </span>
          <span>{duration(variant.median)}</span>
        </span>
        <span className="zy-variant-bar" aria-hidden="true">
          <i style={{ inlineSize: `${(variant.share / most) * 100}%` }} />
        </span>
        <span className="zy-variant-path">
          {path.map((activity, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same activity may stand in a path more than once.
            <span key={step}>{insight.activities[activity]?.label}</span>
          ))}
        </span>
      </button>
      {variant.path.length > shortPath && (
        <button type="button" className="zy-variant-more" onClick={() => setWhole(!whole)}>
          {whole ? t('fewSteps') : `${t('allSteps')} (${t('steps', { n: variant.path.length })})`}
        </button>
      )}
    </li>
  )
}
