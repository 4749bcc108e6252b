import { Button } from 'antd'
import { useMemo } from 'react'
import { useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import { useFilterWords } from '../filter/useFilterWords.ts'
import { limitsOf } from '../model/calendarLimits.ts'
import { replaceNode, toFilter, toModel } from '../model/filterModel.ts'
import { nodeText } from '../model/filterWords.ts'
import { listText } from '../text.ts'

/** Says that the filter itself limits the days, as most of a month is empty then, and takes the limit away. */
export function CalendarLimit({ control, field }: { control: ListControl; field: string }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const words = useFilterWords(entity, state.filter)
  const model = useMemo(() => toModel(state.filter), [state.filter])
  const limits = limitsOf(model, field)
  if (limits.length === 0) return null
  const rest = limits.reduce((group, limit) => replaceNode(group, limit.id, () => undefined), model)
  return (
    <p className="zy-calendar-limit" role="note">
      {t('calendarLimited', { limit: limits.map((limit) => nodeText(limit, words)).join(t('calendarLimitGlue')) })}
      <Button type="link" size="small" onClick={() => set({ filter: toFilter(rest) })}>
        {t('calendarUnlimited')}
      </Button>
    </p>
  )
}
