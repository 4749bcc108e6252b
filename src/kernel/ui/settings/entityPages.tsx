import { EntityList } from './EntityList.tsx'

export const DepartmentsList = () => <EntityList name="department" />
export const PositionsList = () => <EntityList name="position" />
export const DelegationsList = () => <EntityList name="delegation" />
