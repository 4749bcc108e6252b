import { Segmented, Slider } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../../insight.types.ts'
import { visibleGraph } from '../../rules/visible-graph.ts'
import { insightTexts } from '../text.ts'
import type { Look } from '../useInsight.ts'
import { VariantList } from '../VariantList.tsx'
import './map.css'
import { PathList } from './PathList.tsx'

const ProcessMap = lazy(() => import('./ProcessMap.tsx'))

export type Shown = 'count' | 'time'

/** The map of a process with the variants beside it; as lists on a phone or when one wants to read. */
export function MapTab({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const phone = usePhone()
  const [shown, setShown] = useState<Shown>('count')
  const [asList, setAsList] = useState(false)
  const { graph } = insight
  const [share, setShare] = useState(() => firstShare(graph.activities.length))
  const visible = useMemo(() => visibleGraph(graph, share), [graph, share])
  const list = phone || asList
  return (
    <div className="zy-map">
      <section className="zy-card zy-map-main">
        <div className="zy-map-bar">
          <Segmented<Shown>
            aria-label={t('show')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'count', label: t('showCount') },
              { value: 'time', label: t('showTime') },
            ]}
          />
          {(['activities', 'paths'] as const).map((name) => (
            <label key={name} htmlFor={`map-${name}`}>
              {t(name)}
              <Slider
                id={`map-${name}`}
                ariaLabelForHandle={t(name === 'activities' ? 'sliderActivities' : 'sliderPaths')}
                min={name === 'activities' ? 10 : 0}
                max={100}
                value={Math.round(share[name] * 100)}
                onChange={(value: number) => setShare({ ...share, [name]: value / 100 })}
                tooltip={{ formatter: (value) => `${value} %` }}
              />
            </label>
          ))}
          {!phone && (
            <Segmented
              aria-label={t('asList')}
              value={asList}
              onChange={setAsList}
              options={[
                { value: false, label: t('asMap') },
                { value: true, label: t('asList') },
              ]}
            />
          )}
        </div>
        {list ? (
          <PathList insight={insight} visible={visible} look={look} />
        ) : (
          <>
            <Suspense fallback={<div className="zy-map-canvas" />}>
              <ProcessMap insight={insight} visible={visible} shown={shown} look={look} />
            </Suspense>
            <p className="zy-insight-quiet">{t('mapHelp')}</p>
          </>
        )}
      </section>
      {!phone && <VariantList insight={insight} look={look} />}
    </div>
  )
}

/** The first look is one that can be read; the rest is one pull away. */
function firstShare(activities: number): { activities: number; paths: number } {
  return { activities: Math.min(1, Math.max(0.1, 14 / activities)), paths: activities > 10 ? 0.1 : 1 }
}
