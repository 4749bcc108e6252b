import { useCallback } from 'react'
import { formatNumber } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { NeededActivity } from '../rules/needed-activity.ts'
import { goalTexts } from './text.ts'

/** What a gap takes, in words; what is not known is left out. */
export function useNeedWords(): (needs: NeededActivity) => string[] {
  const t = useText(goalTexts)
  return useCallback(
    ({ deals, opportunities, contacts }) => {
      const words: string[] = []
      if (deals) words.push(t('needDeals', { n: formatNumber(deals) }))
      if (opportunities) words.push(t('needOpportunities', { n: formatNumber(opportunities) }))
      if (contacts) words.push(t('needContacts', { n: formatNumber(contacts) }))
      return words
    },
    [t],
  )
}
