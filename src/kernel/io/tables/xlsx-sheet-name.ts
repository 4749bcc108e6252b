const longestName = 31

/** Sheet names Excel accepts, each once (it does not tell case apart), as close to the wanted ones as possible. */
export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>()
  return wanted.map((name, index) => {
    const base = safeName(name) || `Sheet${index + 1}`
    let unique = cut(base, longestName)
    for (let copy = 2; used.has(unique.toLowerCase()); copy += 1) {
      const ending = ` (${copy})`
      unique = cut(base, longestName - ending.length) + ending
    }
    used.add(unique.toLowerCase())
    return unique
  })
}

function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
    .replace(/[\u0000-\u001F\u007F\uFFFE\uFFFF[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .trim()
  // Excel keeps this name for its own change log.
  return clean.toLowerCase() === 'history' ? `${clean}_` : clean
}

/** At most `length` UTF-16 units, without half a character at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/'+$/, '')
    .trim()
}
