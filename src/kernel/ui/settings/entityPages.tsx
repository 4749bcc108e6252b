import { EntityListPage } from '../list/EntityListPage.tsx'
import { useEntity } from '../meta.tsx'
import { PageMissing } from '../page-state.tsx'

/** The generic list of an entity that is arranged in the settings. */
function EntityOf({ name }: { name: string }) {
  const entity = useEntity(name)
  return entity ? <EntityListPage entity={entity} /> : <PageMissing />
}

export const DepartmentsList = () => <EntityOf name="department" />
export const PositionsList = () => <EntityOf name="position" />
export const DelegationsList = () => <EntityOf name="delegation" />
