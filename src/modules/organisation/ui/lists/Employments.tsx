import { EntityList } from '#kernel/ui/settings/EntityList.tsx'

export default function Employments() {
  return <EntityList name="employment" />
}
