const separator = /[;,、|；，\n]/

/**
 * The items of a cell: separated by ; , 、 | or a line break. An item in double quotes may hold separators, spaces at its
 * ends and, doubled, quotes.
 */
export function splitList(text: string): string[] {
  const items: string[] = []
  let rest = text
  while (rest.trim() !== '') {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?:[;,、|；，\n]|$)/.exec(rest)
    if (quoted) {
      items.push(quoted[1]!.replaceAll('""', '"'))
      rest = rest.slice(quoted[0].length)
      continue
    }
    const end = separator.exec(rest)?.index ?? rest.length
    const item = rest.slice(0, end).trim()
    if (item) items.push(item)
    rest = rest.slice(end + 1)
  }
  return items
}

/** The cell that `splitList` reads back. */
export function joinList(items: readonly string[]): string {
  return items
    .map((item) => {
      const isPlain = item !== '' && item === item.trim() && !separator.test(item) && !item.startsWith('"')
      return isPlain ? item : `"${item.replaceAll('"', '""')}"`
    })
    .join('; ')
}
