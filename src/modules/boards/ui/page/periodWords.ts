import { useText } from '#kernel/ui/text.ts'
import { boardTexts } from '../text.ts'
import type { BoardSetting } from './useBoardState.ts'

/** The period in words and days: `本月 2025-11-01 – 2025-11-30`. */
export function usePeriodWords({ state, scope }: Pick<BoardSetting, 'state' | 'scope'>): string {
  const t = useText(boardTexts)
  const name = t(`period.${state.period}`)
  return scope.span ? `${name} ${scope.span.from} – ${scope.span.to}` : name
}
