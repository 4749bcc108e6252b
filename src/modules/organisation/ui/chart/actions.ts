import type { MenuProps } from 'antd'
import { createContext, useContext } from 'react'
import type { Person, Unit } from './orgTree.ts'

/** What the cards of the chart can ask for; they are drawn by the canvas and get no props of ours. */
export interface ChartActions {
  editPeople: boolean
  toggleFold: (id: string) => void
  toggleOpen: (id: string) => void
  dropPerson: (personId: string, unit: Unit) => void
  unitMenu: (unit: Unit) => NonNullable<MenuProps['items']>
  personMenu: (person: Person) => NonNullable<MenuProps['items']>
}

export const ChartActionsContext = createContext<ChartActions | undefined>(undefined)

export function useChartActions(): ChartActions {
  const actions = useContext(ChartActionsContext)
  if (!actions) throw new Error('useChartActions needs the chart around it')
  return actions
}
