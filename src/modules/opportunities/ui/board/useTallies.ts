import { useMemo } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { useFigures } from '#kernel/ui/charts/useFigures.ts'
import { useText } from '#kernel/ui/text.ts'
import { type StatusRow, type Tally, tally } from './tallies.ts'
import { boardTexts } from './text.ts'

/** Won, lost and amount by a reference of the deal, largest amount first; undefined while it is loaded. */
export function useTallies(entity: EntityMeta, by: string, decided: Filter): { data: Tally[] | undefined } {
  const t = useText(boardTexts)
  const { data } = useFigures(entity, { groupBy: `${by},status`, measure: 'count,sum:amount', filter: decided })
  return { data: useMemo(() => data && tally(data as unknown as StatusRow[], by, t('none')), [data, by, t]) }
}
