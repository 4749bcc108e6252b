import type { ComponentType } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../meta.tsx'

/** The drawer in which a picker makes a record that is not there yet. */
export type NestedCreateDrawer = ComponentType<{
  entity: EntityMeta
  open: boolean
  onClose: () => void
  onCreated: (record: EntityRecord) => void
  defaults: Record<string, unknown>
}>

/*
 * Forms are made of fields, so fields cannot import the form that creates. Whoever loads the forms offers it here;
 * until then pickers only search.
 */
let load: (() => Promise<{ default: NestedCreateDrawer }>) | undefined

export function offerNestedCreate(loader: () => Promise<{ default: NestedCreateDrawer }>): void {
  load = loader
}

export const canNestCreate = (): boolean => load !== undefined

export const loadNestedCreate = (): Promise<{ default: NestedCreateDrawer }> =>
  load ? load() : Promise.reject(new Error('no form was offered to create with'))
