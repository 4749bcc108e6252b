import type { Label } from '#kernel/entity/meta.types.ts'

/** The four sales centres a new company starts with, and their provinces (GB/T 2260). Every mainland province once. */
export const defaultRegions: readonly { label: Label; divisions: readonly string[] }[] = [
  { label: { zh: '华北', en: 'North China' }, divisions: ['11', '12', '13', '14', '15', '21', '22', '23'] },
  { label: { zh: '华东', en: 'East China' }, divisions: ['31', '32', '33', '34', '35', '36', '37'] },
  { label: { zh: '华南', en: 'South China' }, divisions: ['41', '42', '43', '44', '45', '46'] },
  { label: { zh: '西部', en: 'West China' }, divisions: ['50', '51', '52', '53', '54', '61', '62', '63', '64', '65'] },
]
