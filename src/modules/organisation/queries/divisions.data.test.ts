import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Division, divisionsBelow } from './divisions.ts'

const shared = process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')

function reference(file: string): Map<string, string> {
  const lines = readFileSync(join(shared, 'cn-divisions', file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
  return new Map(lines.map((line) => line.replaceAll('"', '').split(',')).map(([code, name]) => [code!, name!]))
}

const below = async (parents: Iterable<string>): Promise<Division[]> =>
  (await Promise.all([...parents].map(async (code) => [...(await divisionsBelow(code))]))).flat()
const named = (divisions: Division[]) => new Map(divisions.map(({ code, name }) => [code, name]))

/** Cities without districts; the reference repeats each of them as its own only district. */
const cityAndDistrict = ['441900', '442000', '460400']

describe('administrative divisions', () => {
  it('are those of the reference edition', async () => {
    const provinces = await below([''])
    const cities = await below(provinces.map((p) => p.code))
    const districts = await below(cities.map((c) => c.code))
    expect(provinces).toHaveLength(31)
    expect(cities).toHaveLength(342)
    expect(named(provinces)).toEqual(reference('provinces.csv'))
    expect(named(cities)).toEqual(reference('cities.csv'))
    const expected = reference('areas.csv')
    expect(expected.size).toBe(2_978)
    for (const code of cityAndDistrict) expected.delete(code)
    expect(named(districts)).toEqual(expected)
  })

  it('end at districts, and at the cities that have none', async () => {
    const provinces = await below([''])
    const cities = await below(provinces.map((p) => p.code))
    const districts = await below(cities.map((c) => c.code))
    expect(cities.filter((c) => c.leaf).map((c) => c.code)).toEqual(cityAndDistrict.map((code) => code.slice(0, 4)))
    expect(districts.every((d) => d.leaf)).toBe(true)
    expect(await divisionsBelow('99')).toEqual([])
  })
})
