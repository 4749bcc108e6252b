import { useNavigate, useSearch } from '@tanstack/react-router'

/** Which part of the page is shown, kept in the address (`?view=`), so that back, reload and links show the same. */
export function useView<T extends string>(views: readonly T[]): [T, (view: T) => void] {
  const search = useSearch({ strict: false }) as { view?: string }
  const navigate = useNavigate()
  const first = views[0] as T
  const view = views.find((each) => each === search.view) ?? first
  const go = (next: T) => {
    const update = () => (next === first ? {} : { view: next })
    // The route's own search type is not known here.
    void navigate({ to: '.', search: update as never, replace: true })
  }
  return [view, go]
}
