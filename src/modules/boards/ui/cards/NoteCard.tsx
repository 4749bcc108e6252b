import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { CardProps } from './card.context.ts'
import { cardTexts } from './texts.ts'
import { wordsOf } from './words.ts'

/** Words between the figures: what the board is for, what was agreed. Lines stay as they were typed. */
export function NoteCard({ card }: Pick<CardProps, 'card'>) {
  const t = useText(cardTexts)
  const language = useLanguage()
  const title = wordsOf(card.title, language)
  const text = wordsOf(card.text, language)
  return (
    <section className="zy-card zy-bnote" aria-label={title || t('note')}>
      {title && <h2>{title}</h2>}
      {text ? <p>{text}</p> : <p className="zy-quiet">{t('noteEmpty')}</p>}
    </section>
  )
}
