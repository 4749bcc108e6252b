import { EntityListPage } from '#kernel/ui/list/EntityListPage.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'

/** `/settings/employees`: the people of the company. */
export default function EmployeesPage() {
  const entity = useEntity('employee')
  return entity ? <EntityListPage entity={entity} /> : <PageMissing />
}
