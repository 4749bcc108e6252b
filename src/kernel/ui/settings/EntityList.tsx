import { EntityListPage } from '../list/EntityListPage.tsx'
import { useEntity } from '../meta.tsx'
import { PageMissing } from '../page-state.tsx'

/** The generic list of an entity that is arranged in the settings. */
export function EntityList({ name }: { name: string }) {
  const entity = useEntity(name)
  return entity ? <EntityListPage entity={entity} /> : <PageMissing />
}
