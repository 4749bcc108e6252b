import { Button, Skeleton } from 'antd'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { Card } from '../../rules/card.types.ts'
import { metricsOfCard } from '../../rules/card.types.ts'
import type { CardAnswers } from '../data.ts'
import { boardTexts } from '../text.ts'
import { BoardFrameContext, useBoardFrame } from './card.context.ts'
import { cardTypes } from './index.ts'
import { wordsOf } from './words.ts'

interface BoardCardProps {
  card: Card
  answers: CardAnswers
  onRetry: () => void
}

/** A card in whatever state its figures are: on their way, out of reach, failed, or there. */
export function BoardCard({ card, answers, onRetry }: BoardCardProps) {
  const t = useText(boardTexts)
  const language = useLanguage()
  const frame = useBoardFrame()
  const { catalogue } = frame
  const { View, label } = cardTypes[card.kind]
  if (card.kind === 'note') return <View card={card} answers={answers} />
  const missing = metricsOfCard(card).find((key) => !catalogue.has(key))
  const title =
    wordsOf(card.title, language) || catalogue.get(card.metrics[0] ?? '')?.label[language] || label[language]
  if (missing) return <CardMessage title={title} text={t('noRight')} />
  const all = Object.values(answers)
  if (all.length === 0 || all.some((answer) => answer === undefined))
    return (
      <section className="zy-card zy-bcard" aria-busy="true" aria-label={title}>
        <header>
          <h2>{title}</h2>
        </header>
        <Skeleton active title={false} paragraph={{ rows: card.h < 3 ? 1 : Math.min(6, card.h) }} />
      </section>
    )
  const failed = all.find((answer) => answer && 'error' in answer)
  if (failed && 'error' in failed) {
    const { code, message } = failed.error
    if (code === 'not-found' || code === 'forbidden') return <CardMessage title={title} text={t('noRight')} />
    return <CardMessage title={title} text={t('cardFailed')} detail={message} onRetry={onRetry} />
  }
  const view = <View card={card} answers={answers} />
  if (!card.where) return view
  // What the card leads to is narrowed as the card is.
  const { where } = card
  return (
    <BoardFrameContext value={{ ...frame, explore: (metric, to) => frame.explore(metric, { ...to, where }) }}>
      {view}
    </BoardFrameContext>
  )
}

function CardMessage(props: { title: string; text: string; detail?: string; onRetry?: () => void }) {
  const t = useText(boardTexts)
  return (
    <section className="zy-card zy-bcard" aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
      </header>
      <div className="zy-bcard-empty" role="status">
        <p>{props.text}</p>
        {props.detail && <small>{props.detail}</small>}
        {props.onRetry && (
          <Button size="small" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </section>
  )
}
