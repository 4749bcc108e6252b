import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel } from '#kernel/ui/text.ts'
import { entitiesOf, formFieldsOf } from '../rules/field-paths.ts'
import type { Flow, Trigger } from '../rules/flow.types.ts'
import type { Surroundings } from '../rules/surroundings.types.ts'
import type { NameOf } from './drawing/words.ts'

interface Named {
  id: string
  label: string
  labelEn?: string | null
}

export interface Answer {
  seen: Surroundings
  names: Record<string, string>
  roles: Named[]
  processes: Named[]
  endpoints: Named[]
}

/** A field that a step may name: of the record, or `form.reason`. */
export interface FlowField {
  path: string
  label: string
  kind: string
  ref?: string | undefined
  writable: boolean
}

export interface FlowWorld {
  seen: Surroundings
  roles: Named[]
  processes: Named[]
  endpoints: Named[]
  /** Fields of the record, then of the forms. */
  fields: FlowField[]
  /** Entities that the process can be about. */
  about: string[]
  nameOf: NameOf
  /** Somebody was chosen: his name is known before the server says it. */
  remember: (id: string, label: string) => void
  ready: boolean
}

/** What a flow can name, with names: for pickers, cards and checks. */
export function useSurroundings(version: string, flow: Flow, triggers: readonly Trigger[]): FlowWorld {
  const label = useLabel()
  const { entities } = useMeta()
  const remembered = useRef(new Map<string, string>())
  const named = JSON.stringify(
    flow.nodes.map((node) => [('assignee' in node && node.assignee) || ('to' in node && node.to)]),
  )
  const { data } = useQuery({
    queryKey: ['process-surroundings', version, named],
    queryFn: ({ signal }) => api.post<Answer>(`/process-versions/${version}/surroundings`, { flow }, { signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const remember = useCallback((id: string, name: string) => void remembered.current.set(id, name), [])
  return useMemo(() => {
    const about = entitiesOf(triggers)
    const fields: FlowField[] = [
      ...about.flatMap((entity) =>
        (entities.find(({ name }) => name === entity)?.fields ?? []).map((field: FieldMeta) => ({
          path: field.name,
          label: label(field.label),
          kind: field.kind,
          ref: field.ref,
          writable: data?.seen.entities?.[entity]?.[field.name]?.writable ?? false,
        })),
      ),
      ...formFieldsOf(flow).map((field) => ({
        path: `form.${field.name}`,
        label: label(bothWays(field.label)),
        kind: field.kind,
        ref: field.ref,
        writable: false,
      })),
    ]
    const known = new Map<string, string>([
      ...Object.entries(data?.names ?? {}),
      ...[...(data?.roles ?? []), ...(data?.processes ?? []), ...(data?.endpoints ?? [])].map(
        (each): [string, string] => [each.id, label({ zh: each.label, en: each.labelEn || each.label })],
      ),
    ])
    const nameOf = (id: string): string => {
      if (id.startsWith('field:')) {
        const path = id.slice('field:'.length).replace(/^record\./, '')
        return fields.find((field) => field.path === path || field.path === `form.${path}`)?.label ?? path
      }
      return known.get(id) ?? remembered.current.get(id) ?? ''
    }
    // People whom somebody has just chosen are known before the server has looked.
    const people = [...(data?.seen.people ?? []), ...remembered.current.keys()]
    const departments = [...(data?.seen.departments ?? []), ...remembered.current.keys()]
    const localised = (list: Named[] | undefined) =>
      (list ?? []).map((each) => ({ ...each, label: label({ zh: each.label, en: each.labelEn || each.label }) }))
    return {
      seen: data ? { ...data.seen, people, departments } : {},
      roles: localised(data?.roles),
      processes: localised(data?.processes),
      endpoints: localised(data?.endpoints),
      fields,
      about,
      nameOf,
      remember,
      ready: data !== undefined,
    }
  }, [data, flow, triggers, entities, label, remember])
}

/** A field that is named in one language only is called so in both. */
export const bothWays = ({ zh, en }: Label): Label => ({ zh: zh || en, en: en || zh })
