import { useEffect, useState } from 'react'
import { usePermissions } from '../meta.tsx'
import { type SettingsGroup, type SettingsPage, useAllModuleParts } from '../module-ui.ts'

/** The order of the overview and of the list beside a page. */
export const settingsGroups: SettingsGroup[] = ['organisation', 'people', 'sales', 'data', 'system']

const rankOf = ({ group = 'system' }: SettingsPage): number => settingsGroups.indexOf(group)

let own: SettingsPage[] | undefined

/** A settings page and whether this person may open it. */
export interface OfferedPage extends SettingsPage {
  allowed: boolean
}

/**
 * All settings pages by group, within it the product's own first; undefined until they are loaded.
 * `strict` throws when their code cannot be had, for the error boundary of the page.
 */
export function useSettingsPages(strict = false): OfferedPage[] | undefined {
  const [pages, setPages] = useState(own)
  const [error, setError] = useState<unknown>()
  const fromModules = useAllModuleParts('settings')
  const permissions = usePermissions()
  useEffect(() => {
    if (own) return
    let gone = false
    import('../settings/SettingsPages.tsx').then(
      ({ settingsPages }) => {
        own = settingsPages
        if (!gone) setPages(settingsPages)
      },
      (fault: unknown) => !gone && setError(fault),
    )
    return () => {
      gone = true
    }
  }, [])
  if (error && strict) throw error
  return (
    pages &&
    [...pages, ...fromModules]
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((page) => ({
        ...page,
        allowed: page.permission === undefined || permissions.has(page.permission),
      }))
  )
}
