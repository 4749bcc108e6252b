import { useEffect, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { changedFields } from '../form/index.tsx'
import { type EntityRecord, useMe } from '../meta.tsx'

const GLOW_MS = 4000

export interface OthersChange {
  by: string | null
  /** Names of the changed fields. */
  fields: ReadonlySet<string>
}

/** What somebody else has just changed in the record on the screen; gone after a few seconds. */
export function useOthersChanges(entity: EntityMeta, record: EntityRecord): OthersChange | null {
  const me = useMe()
  const last = useRef(record)
  const [change, setChange] = useState<OthersChange | null>(null)
  useEffect(() => {
    const before = last.current
    last.current = record
    if (before.id !== record.id || before.version === record.version || record.updatedBy?.id === me.id) return
    const fields = changedFields(entity.fields, before, record).map((field) => field.name)
    if (fields.length > 0) setChange({ by: record.updatedBy?.label ?? null, fields: new Set(fields) })
  }, [entity, record, me.id])
  useEffect(() => {
    if (!change) return
    const timer = setTimeout(() => setChange(null), GLOW_MS)
    return () => clearTimeout(timer)
  }, [change])
  return change
}
