import { Link } from '@tanstack/react-router'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { BoardRecord } from '../data.ts'
import { exploreTo, type Step } from '../drill.ts'
import { boardAddress, boardName } from '../page/boardName.ts'
import { exploreTexts } from './text.ts'

interface CrumbsProps {
  board: BoardRecord
  metric: MetricMeta
  search: Record<string, string>
  steps: readonly Step[]
}

/** The way down and back: board, figure, department, person. */
export function Crumbs({ board, metric, search, steps }: CrumbsProps) {
  const t = useText(exploreTexts)
  const language = useLanguage()
  const address = boardAddress(board)
  const places = [metric.label[language], ...steps.map(([, , label]) => label)]
  return (
    <nav className="zy-crumbs" aria-label={t('path')}>
      <ol>
        <li>
          <Link to={`/boards/${address}`} search={search as never}>
            {boardName(board, language)}
          </Link>
        </li>
        {places.map((label, at) => {
          const place = exploreTo({ board: address, metric: metric.key, search, steps: steps.slice(0, at) })
          const isHere = at === places.length - 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place on the way is what a step is.
            <li key={at} aria-current={isHere ? 'page' : undefined}>
              {isHere ? (
                label
              ) : (
                <Link to={place.path} search={place.search as never}>
                  {label}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
