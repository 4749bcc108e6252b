import { Drawer, Form, InputNumber, Segmented, Select } from 'antd'
import type { Dimension, MetricMeta, Period } from '#kernel/metrics/metrics.types.ts'
import { Icon } from '#kernel/ui/icon.tsx'
import { MetricPicker } from '#kernel/ui/metric-picker.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import { changeCard, resizeCard } from '../../rules/arrange.ts'
import {
  boardColumns,
  type Card,
  type CardLook,
  type Comparison,
  cardShapes,
  metricsOfCard,
  mostTop,
} from '../../rules/card.types.ts'
import { type Catalogue, isClockSplit, type Narrowing } from '../../rules/plan.ts'
import { cardTypes } from '../cards/index.ts'
import { NarrowingField } from '../page/NarrowingField.tsx'
import { offeredDimensions } from '../page/offeredDimensions.ts'
import { boardTexts, byKey } from '../text.ts'
import { Among } from './Among.tsx'
import { commonDimensions } from './firstMetrics.ts'
import { Amount, Setting } from './Setting.tsx'
import { editorTexts } from './text.ts'
import type { Editor } from './useEditor.ts'
import { WordsFields } from './WordsFields.tsx'

interface CardSettingsProps {
  card: Card
  catalogue: Catalogue
  edit: Editor['edit']
  onClose: () => void
}

const steps: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year']
const ranked = new Set(['ranking', 'comparison', 'contribution', 'share', 'table', 'heat', 'radar', 'trend'])
const none = 'none'

function narrowedBy(where: Narrowing, dimension: Dimension, id: string | undefined): Card['where'] {
  const { [dimension]: _, ...rest } = where
  const next = id ? { ...rest, [dimension]: id } : rest
  return Object.keys(next).length > 0 ? next : undefined
}

/** Everything a kind of card can be told, and nothing else. */
export function CardSettings({ card, catalogue, edit, onClose }: CardSettingsProps) {
  const t = useText(editorTexts)
  const b = useText(boardTexts)
  const label = useLabel()
  const language = useLanguage()
  const shape = cardShapes[card.kind]
  const set = (values: Partial<Card>) => edit((cards) => changeCard(cards, card.id, values))
  const metrics = card.metrics.flatMap((key) => catalogue.get(key) ?? [])
  const dimensions = commonDimensions(metrics)
  const [least, most] = shape.metrics
  const offered = [...catalogue.values()].filter((metric) => !shape.additive || metric.additive)
  const chooseMetrics = (keys: string[]) => {
    const chosen = keys.flatMap((key): MetricMeta[] => [catalogue.get(key)].filter((metric) => metric !== undefined))
    const possible = commonDimensions(chosen)
    // A split that one of the metrics does not have would be refused.
    const by = card.by && possible.includes(card.by) ? card.by : shape.by === 'needed' ? possible[0] : undefined
    set({ metrics: keys, by })
  }
  const unit = metrics[0]?.unit
  const where = card.where ?? {}
  const offeredWhere = offeredDimensions(metricsOfCard(card), catalogue, where)
  return (
    <Drawer
      open
      onClose={onClose}
      size={360}
      mask={false}
      title={
        <>
          <Icon name={cardTypes[card.kind].icon} /> {label(cardTypes[card.kind].label)}
        </>
      }
    >
      <Form layout="vertical" component="div" requiredMark={false} className="zy-card-settings">
        {most > 0 && (
          <Setting
            id="metrics"
            label={most > 1 ? t('metrics', { min: least, max: most }) : t('metric')}
            help={metrics[0]?.about[language]}
          >
            <MetricPicker
              id="card-metrics"
              metrics={offered}
              value={card.metrics}
              most={most}
              onChange={chooseMetrics}
            />
          </Setting>
        )}
        {shape.by !== 'none' && (
          <Setting id="by" label={t('by')}>
            <Select<Dimension | typeof none>
              id="card-by"
              value={card.by ?? none}
              onChange={(value) => set({ by: value === none ? undefined : value, among: undefined })}
              options={[
                ...(shape.by === 'optional'
                  ? [{ value: none as typeof none, label: t(card.kind === 'heat' ? 'weekdays' : 'noSplit') }]
                  : []),
                ...dimensions.map((value) => ({ value, label: b(byKey(value)) })),
              ]}
            />
          </Setting>
        )}
        {shape.among && card.by && (
          <Among
            key={card.by}
            id="card-among"
            by={card.by}
            value={card.among}
            label={t('among')}
            help={t('amongHelp')}
            onChange={(among) => set({ among })}
          />
        )}
        {shape.step !== 'none' && (card.kind !== 'heat' || (card.by && !isClockSplit(card.by))) && (
          <Setting id="step" label={t(card.kind === 'figure' ? 'spark' : 'step')}>
            <Select<Period | typeof none>
              id="card-step"
              value={card.step ?? none}
              onChange={(value) => set({ step: value === none ? undefined : value })}
              options={[
                ...(shape.step === 'optional' ? [{ value: none as typeof none, label: t('noStep') }] : []),
                ...steps.map((value) => ({ value, label: b(`step.${value}`) })),
              ]}
            />
          </Setting>
        )}
        {shape.compares && (
          <Setting id="compare" label={t('compare')}>
            <Segmented<Comparison>
              value={card.compare ?? 'none'}
              onChange={(compare) => set({ compare })}
              options={shape.compares.map((value) => ({ value, label: t(`compare.${value}`) }))}
            />
          </Setting>
        )}
        {shape.looks && (
          <Setting id="look" label={t('look')}>
            <Segmented<CardLook>
              value={card.look ?? shape.looks[0]!}
              onChange={(look) => set({ look })}
              options={shape.looks.map((value) => ({ value, label: t(`look.${value}`) }))}
            />
          </Setting>
        )}
        {ranked.has(card.kind) && card.by && (
          <Setting id="top" label={t('top')}>
            <InputNumber
              id="card-top"
              min={1}
              max={mostTop}
              precision={0}
              value={card.top ?? null}
              onChange={(top) => set({ top: top ?? undefined })}
            />
          </Setting>
        )}
        {(card.kind === 'figure' || card.kind === 'trend') && (
          <Setting id="target" label={t('target')} help={unit === 'ratio' ? t('percentHelp') : undefined}>
            <Amount id="card-target" value={card.target} onChange={(target) => set({ target })} />
          </Setting>
        )}
        {card.kind === 'comparison' && (
          <Setting id="benchmark" label={t('benchmark')} help={unit === 'ratio' ? t('percentHelp') : undefined}>
            <Amount id="card-benchmark" value={card.benchmark} onChange={(benchmark) => set({ benchmark })} />
          </Setting>
        )}
        {offeredWhere.length > 0 && (
          <Form.Item label={t('where')} extra={t('whereHelp')}>
            <div className="zy-board-filters">
              {offeredWhere.map((dimension) => (
                <NarrowingField
                  key={dimension}
                  dimension={dimension}
                  value={where[dimension]}
                  onChange={(id) => set({ where: narrowedBy(where, dimension, id) })}
                />
              ))}
            </div>
          </Form.Item>
        )}
        <WordsFields
          id="title"
          labels={[t('title'), t('titleEn')]}
          value={card.title}
          onChange={(title) => set({ title })}
        />
        {card.kind === 'note' && (
          <WordsFields
            id="text"
            long
            labels={[t('text'), t('textEn')]}
            value={card.text}
            onChange={(text) => set({ text })}
          />
        )}
        <Form.Item label={t('size')}>
          <div className="zy-inline">
            <InputNumber
              aria-label={t('width')}
              prefix={t('width')}
              min={shape.size.minW}
              max={boardColumns}
              value={card.w}
              onChange={(w) => w && edit((cards) => resizeCard(cards, card.id, { w, h: card.h }))}
            />
            <InputNumber
              aria-label={t('height')}
              prefix={t('height')}
              min={shape.size.minH}
              max={24}
              value={card.h}
              onChange={(h) => h && edit((cards) => resizeCard(cards, card.id, { w: card.w, h }))}
            />
          </div>
        </Form.Item>
      </Form>
    </Drawer>
  )
}
