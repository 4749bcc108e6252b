import type { CSSProperties } from 'react'
import type { Card } from '../../rules/card.types.ts'
import { BoardCard } from '../cards/BoardCard.tsx'
import type { BoardAnswers } from '../data.ts'

/** How much of the grid a card takes. */
export const cardStyle = ({ w, h }: Pick<Card, 'w' | 'h'>) => ({ '--w': w, '--h': h }) as CSSProperties

/** The cards in their order over twelve columns; one column on a phone. */
export function BoardGrid({ cards, answers }: { cards: readonly Card[]; answers: BoardAnswers }) {
  return (
    <div className="zy-board-grid-frame">
      <div className="zy-board-grid">
        {cards.map((card) => (
          <div key={card.id} className="zy-board-cell" data-kind={card.kind} style={cardStyle(card)}>
            <BoardCard card={card} answers={answers.of(card)} onRetry={answers.refetch} />
          </div>
        ))}
      </div>
    </div>
  )
}
