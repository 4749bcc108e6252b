import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EntityMeta, FieldMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { type EntityRecord, useEntity } from '../meta.tsx'
import { type Candidate, recognise, suggest } from './matching.ts'

/** A value of the file and what the server will make of it. */
export interface CheckedValue {
  text: string
  known: Candidate | undefined
  /** Only when it is not known. */
  suggestion: Candidate | undefined
}

const NAMING_KINDS = ['number', 'email']
const MOST_CANDIDATES = 200

/** Fields by which the server finds a record when nothing else was said. */
const namingFields = (entity: EntityMeta, match: string | undefined): string[] =>
  match
    ? [match]
    : [entity.title, ...entity.fields.filter((field) => NAMING_KINDS.includes(field.kind)).map(({ name }) => name)]

const asCandidate = (record: EntityRecord, names: readonly string[]): Candidate => ({
  value: record.id,
  label: record.label,
  names: [record.label, ...names.map((name) => record[name]).filter((name) => typeof name === 'string')],
})

/** The records that some texts may name: those that match exactly, and of a small table all, to propose from. */
async function candidates(entity: EntityMeta, match: string | undefined, texts: string[], signal: AbortSignal) {
  const names = namingFields(entity, match)
  const fields = [...new Set([entity.title, ...names])].join(',')
  const conditions = names.map((field) => ({ field, op: 'in' as const, value: texts }))
  const get = (query: object) => api.get<Page<EntityRecord>>(`/${entity.path}`, { fields, ...query }, { signal })
  const [named, first] = await Promise.all([
    get({ filter: { or: conditions }, limit: MOST_CANDIDATES }),
    get({ limit: MOST_CANDIDATES }),
  ])
  const found = new Map([...named.items, ...first.items].map((record) => [record.id, asCandidate(record, names)]))
  return [...found.values()]
}

/** Whether this kind of field has values that must be recognised. */
export const isRecognised = (field: FieldMeta): boolean =>
  ['choice', 'multiChoice', 'ref', 'treeRef', 'refs'].includes(field.kind)

const LIST_MARK = /[;；,，、|\n]/

/** Checks the values of a column against a field's choices or the records it may point to. */
export function useValueCheck(field: FieldMeta | undefined, match: string | undefined, distinct: readonly string[]) {
  const entity = useEntity(field?.ref)
  const many = field?.kind === 'multiChoice' || field?.kind === 'refs'
  const texts = useMemo(() => {
    const parts = many ? distinct.flatMap((text) => text.split(LIST_MARK)) : distinct
    return [...new Set(parts.map((text) => text.trim()).filter(Boolean))]
  }, [many, distinct])
  const records = useQuery({
    queryKey: ['list', entity?.name ?? '', 'named', match, texts],
    queryFn: ({ signal }) => (entity ? candidates(entity, match, texts, signal) : []),
    enabled: entity !== undefined && texts.length > 0,
    staleTime: 10_000,
  })
  const values = useMemo<CheckedValue[] | undefined>(() => {
    if (!field || !isRecognised(field)) return []
    const known = field.ref
      ? records.data
      : (field.options ?? []).map(({ value, label }) => ({ value, label: value, names: [value, label.zh, label.en] }))
    return (
      known &&
      texts.map((text) => {
        const found = recognise(text, known)
        return { text, known: found, suggestion: found ? undefined : suggest(text, known) }
      })
    )
  }, [field, records.data, texts])
  return { values, checking: values === undefined && records.isFetching }
}
