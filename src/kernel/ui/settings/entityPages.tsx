import { useEntity } from '../meta.tsx'
import { EntityListPage } from '../list/EntityListPage.tsx'
import { PageMissing } from '../page-state.tsx'

/** The generic list of an entity that is arranged in the settings. */
function entityPage(name: string) {
  return function SettingsEntity() {
    const entity = useEntity(name)
    return entity ? <EntityListPage entity={entity} /> : <PageMissing />
  }
}

export const DepartmentsList = entityPage('department')
export const PositionsList = entityPage('position')
export const DelegationsList = entityPage('delegation')
