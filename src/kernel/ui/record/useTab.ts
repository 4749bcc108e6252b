import { useNavigate, useSearch } from '@tanstack/react-router'

/** The open tab, kept in the address (`?tab=`), so that back, reload and links show the same. */
export function useTab(tabs: readonly string[], first: string): [string, (tab: string) => void] {
  const search = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const tab = search.tab !== undefined && tabs.includes(search.tab) ? search.tab : first
  const go = (next: string) => {
    const update = (old: object) => ({ ...old, tab: next === first ? undefined : next })
    // The route's own search type is not known here.
    void navigate({ to: '.', search: update as never, replace: true })
  }
  return [tab, go]
}
