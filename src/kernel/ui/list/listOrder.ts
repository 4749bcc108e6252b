/** The order of the list last seen in this tab; the record page goes to the previous and next one by it. */

const longest = 2000

export function rememberOrder(entityName: string, ids: string[]): void {
  if (ids.length === 0) return
  try {
    sessionStorage.setItem(`zy:list:${entityName}`, JSON.stringify(ids.slice(0, longest)))
  } catch {
    // Without storage the record page has no previous and next.
  }
}
