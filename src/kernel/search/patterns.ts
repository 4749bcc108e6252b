import { searchPattern } from '../pure/text.ts'

/** LIKE patterns that must all match a record's search text. */
export function searchPatterns(query: string): string[] {
  const found = searchPattern(query)
  return Array.isArray(found) ? found : [found]
}
