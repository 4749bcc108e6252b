import { EntityListPage } from '#kernel/ui/list/EntityListPage.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'

/** `/goals/list`: the goals as records, with filters, views, import and export. */
export default function GoalListPage() {
  const entity = useEntity('goal')
  return entity ? <EntityListPage entity={entity} /> : <PageMissing />
}
