import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { dimensionLabels, type MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import { type EntityRecord, useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import { CheckState, useChecks } from '../figures/CheckState.tsx'
import { FormulaWords } from '../figures/FormulaWords.tsx'
import { kindLabels, metricTexts, unitLabels } from '../text.ts'
import { MetricUses } from './MetricUses.tsx'

interface DefinitionCardProps {
  metric: MetricMeta
  /** Entities whose records it counts. */
  sources: EntityMeta[]
  /** The record of one of the company's own metrics. */
  record: EntityRecord | undefined
  metrics: readonly MetricMeta[]
}

/** What counts, when, for whom: in plain words first, then fact by fact. */
export function DefinitionCard({ metric, sources, record, metrics }: DefinitionCardProps) {
  const t = useText(metricTexts)
  const label = useLabel()
  const language = useLanguage()
  const checks = useChecks()
  const { entities } = useMeta()
  const find = (key: string) => metrics.find((each) => each.key === key)
  const usedBy = metrics.filter(({ components }) => components?.includes(metric.key))
  const glue = language === 'zh' ? '、' : ', '
  const filter = record?.filter as Filter | null | undefined
  const source = entities.find(({ name }) => name === metric.source)
  const isCounted = metric.kind === 'flow' || metric.kind === 'stock'
  return (
    <section className="zy-card zy-metric-definition">
      <header>
        <h2>{t('definition')}</h2>
      </header>
      <p>{label(metric.about)}</p>
      <dl>
        {metric.formula && (
          <Fact name={t('formula')}>
            <FormulaWords formula={metric.formula} find={find} />
          </Fact>
        )}
        {isCounted && sources.length > 0 && (
          <Fact name={t('source')}>{sources.map((each) => label(each.plural)).join(glue)}</Fact>
        )}
        {record?.kind === 'counted' && source && (
          <Fact name={t('condition')}>
            <ConditionWords entity={source} filter={filter ?? undefined} />
          </Fact>
        )}
        <Fact name={t('kind')}>{label(kindLabels[metric.kind])}</Fact>
        <Fact name={t('unit')}>{label(unitLabels[metric.unit])}</Fact>
        <Fact name={t('direction')}>{t(metric.direction === 'up' ? 'upGood' : 'downGood')}</Fact>
        <Fact name={t('dimensions')}>
          {metric.dimensions.map((each) => label(dimensionLabels[each])).join(glue) || t('noDimensions')}
        </Fact>
        {usedBy.length > 0 && (
          <Fact name={t('usedBy')}>
            <span className="zy-metric-records">
              {usedBy.map((each) => (
                <Link key={each.key} to={`/metric-library/${each.key}` as string}>
                  {label(each.label)}
                </Link>
              ))}
            </span>
          </Fact>
        )}
        <MetricUses metric={metric} name={t('inUse')} />
        <Fact name={t('check')}>
          <CheckState metric={metric} checks={checks} />
        </Fact>
        <Fact name={t('origin')}>{t(metric.origin === 'company' ? 'own' : 'shipped')}</Fact>
        <Fact name={t('key')}>
          <code>{metric.key}</code>
        </Fact>
      </dl>
    </section>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function ConditionWords({ entity, filter }: { entity: EntityMeta; filter: Filter | undefined }) {
  const t = useText(metricTexts)
  const words = useFilterWords(entity, filter)
  return filter ? nodeText(toModel(filter), words) : t('noCondition')
}
