import type { Language } from '#kernel/ui/text.ts'
import type { Card } from '../../rules/card.types.ts'
import type { Catalogue } from '../../rules/plan.ts'
import { cardTypes } from '../cards/index.ts'
import { wordsOf } from '../cards/words.ts'

/** What a card is called in the editor: its own title, its metric, or its kind. */
export function cardName(card: Card, catalogue: Catalogue, language: Language): string {
  return (
    wordsOf(card.title, language) ||
    catalogue.get(card.metrics[0] ?? '')?.label[language] ||
    cardTypes[card.kind].label[language]
  )
}
