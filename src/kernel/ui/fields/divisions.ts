import { api } from '../client.ts'
import { queryClient } from '../query.ts'

export interface Division {
  code: string
  name: string
  leaf: boolean
}

/** The divisions directly below a code of GB/T 2260; the provinces for an empty one. They do not change within a visit. */
export const divisionsBelow = async (parent: string): Promise<Division[]> => {
  const answer = await queryClient.fetchQuery({
    queryKey: ['divisions', parent],
    queryFn: () => api.get<{ items: Division[] }>('/divisions', { parent }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return answer.items
}

/** 市辖区 and the like stand between a municipality and its districts and are left out of an address. */
const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

/** The names of a chain of codes, written together: 江苏省无锡市滨湖区. A code that is not known is left out. */
export async function divisionNames(codes: readonly string[]): Promise<string> {
  const levels = await Promise.all(codes.map((_code, level) => divisionsBelow(codes[level - 1] ?? '')))
  const names = codes.flatMap((code, level) => levels[level]?.find((division) => division.code === code)?.name ?? [])
  return names.filter((name) => !FILLERS.has(name)).join('')
}
