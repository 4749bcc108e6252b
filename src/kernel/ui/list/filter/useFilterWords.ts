/** Everything that turns the list's filter into words: fields, language, and names of referenced records. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { formatInstant } from '../../format.ts'
import { type EntityRecord, useMeta } from '../../meta.tsx'
import { useMetricName } from '../../metric-names.ts'
import { useLanguage } from '../../text.ts'
import { type PathField, resolvePath } from '../model/fieldPath.ts'
import { namesMetric, referencesOf, type Words } from '../model/filterWords.ts'

/** Looks an entity up by its name. */
export function useEntities(): (name: string) => EntityMeta | undefined {
  const { entities } = useMeta()
  return useCallback((name: string) => entities.find((entity) => entity.name === name), [entities])
}

/** Resolves field paths of one entity, remembering what it found. */
export function usePaths(entity: EntityMeta): (path: string) => PathField | undefined {
  const entities = useEntities()
  return useMemo(() => {
    const known = new Map<string, PathField | undefined>()
    return (path: string) => {
      if (!known.has(path)) known.set(path, resolvePath(entity, path, entities))
      return known.get(path)
    }
  }, [entity, entities])
}

export function useFilterWords(entity: EntityMeta, filter: Filter | undefined): Words {
  const language = useLanguage()
  const field = usePaths(entity)
  const entities = useEntities()
  const { me } = useMeta()
  const wanted = useMemo(() => {
    const unique = new Map(referencesOf(filter, field).map((each) => [`${each.entity}/${each.id}`, each]))
    return [...unique.values()].filter(({ id }) => id !== me.id)
  }, [filter, field, me.id])
  const names = useQueries({
    queries: wanted.map(({ entity: name, id }) => ({
      queryKey: ['record', name, id, 'label'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<EntityRecord>(`/${entities(name)?.path}/${id}`, undefined, { signal }),
      enabled: !!entities(name),
      staleTime: 300_000,
    })),
    combine: (results) =>
      Object.fromEntries(results.map((result, at) => [`${wanted[at]?.entity}/${wanted[at]?.id}`, result.data?.label])),
  })
  const metricName = useMetricName(namesMetric(filter))
  return useMemo(
    (): Words => ({
      language,
      field,
      reference: (name, id) => (id === me.id ? me.name : names[`${name}/${id}`]),
      metric: metricName,
      instant: formatInstant,
    }),
    [language, field, names, me, metricName],
  )
}
