import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { absolute, isNegative, isZero } from '#kernel/pure/money.ts'
import { periodText } from '#kernel/pure/period-text.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { SplitView } from '../../queries/splits.ts'
import { percent, useFigureText } from '../figureText.ts'
import { StandingBar } from '../StandingBar.tsx'
import { goalTexts } from '../text.ts'
import type { GoalOutlook } from './outlook.types.ts'
import { RespreadDialog } from './RespreadDialog.tsx'

/** The ways the goal was split, each with whether its parts add up. */
export function Splits({ outlook }: { outlook: GoalOutlook }) {
  const t = useText(goalTexts)
  const entity = useEntity('goal')
  const navigate = useNavigate()
  const feedback = useFeedback()
  const { goal, splits } = outlook
  const [respreading, setRespreading] = useState<SplitView>()
  const mayCreate = entity?.operations.create === true
  const drafts = splits.some((s) => s.children.some((c) => c.state === 'draft'))
  const publishBelow = async () => {
    try {
      const { published, skipped } = await api.post<{ published: number; skipped: number }>(
        `/goals/${goal.id}/publish-below`,
      )
      feedback.success(skipped ? t('publishedSome', { n: published, skipped }) : t('published', { n: published }))
      await queryClient.invalidateQueries()
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <section>
      <h3>
        {t('splits')}
        {mayCreate && (
          <span>
            {drafts && (
              <Button size="small" onClick={() => void publishBelow()}>
                {t('publishBelow')}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => void navigate({ to: '/goals/matrix' as string, search: { parent: goal.id } as never })}
            >
              {t('splitNow')}
            </Button>
          </span>
        )}
      </h3>
      {splits.length === 0 && <p className="zy-goal-quiet">{t('noSplits')}</p>}
      {splits.map((split) => (
        <SplitPart
          key={split.key}
          split={split}
          outlook={outlook}
          onRespread={mayCreate && split.hidden === 0 ? () => setRespreading(split) : undefined}
        />
      ))}
      {respreading && <RespreadDialog goal={goal} split={respreading.key} onClose={() => setRespreading(undefined)} />}
    </section>
  )
}

interface SplitPartProps {
  split: SplitView
  outlook: GoalOutlook
  onRespread: (() => void) | undefined
}

function SplitPart({ split, outlook, onRespread }: SplitPartProps) {
  const t = useText(goalTexts)
  const figure = useFigureText()
  const language = useLanguage()
  const { unit, currency } = outlook.goal
  const show = (value: string | null) => figure(value, unit, currency)
  const key = `split.${split.key}`
  const title = Object.hasOwn(goalTexts, key) ? t(key as keyof typeof goalTexts) : t('splitOther')
  const open = !isZero(split.gap)
  const words = !open ? 'addsUp' : isNegative(split.gap) ? 'addsUpShort' : 'addsUpOver'
  return (
    <div className="zy-goal-split">
      <header>
        <b>{title}</b>
        {outlook.metric?.additive && (
          <span data-open={open}>{t(words, { sum: show(split.sum), gap: show(absolute(split.gap)) })}</span>
        )}
        {open && onRespread && (
          <Button size="small" type="link" onClick={onRespread}>
            {t('respread')}
          </Button>
        )}
      </header>
      <ul>
        {split.children.map((child) => (
          <li key={child.id}>
            <Link to={`/goals/${child.id}` as string}>
              {split.key.startsWith('time:')
                ? periodText(child.period, child.periodKind, language, outlook.goal.startsOn)
                : (child.whose ?? child.name)}
            </Link>
            {child.left && <Tag>{t('left')}</Tag>}
            {child.state === 'draft' && <Tag>{t('draft')}</Tag>}
            <StandingBar {...child.standing} />
            <b>{percent(child.standing.completion)}</b>
            <span>
              {t('ofTarget', {
                value: figure(child.standing.value, unit, child.currency),
                target: figure(child.standing.target, unit, child.currency),
              })}
            </span>
            <small>{child.weight}%</small>
          </li>
        ))}
      </ul>
      {split.unconverted > 0 && <Alert type="warning" showIcon title={t('unconverted', { n: split.unconverted })} />}
      {split.hidden > 0 && <p className="zy-goal-quiet">{t('hidden', { n: split.hidden })}</p>}
    </div>
  )
}
