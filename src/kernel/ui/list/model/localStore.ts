/** Small preferences of this person on this device. A full or forbidden storage never breaks a list. */

const prefix = 'zy:list:'

export function readLocal<T>(key: string): T | undefined {
  try {
    const raw = localStorage.getItem(prefix + key)
    return raw === null ? undefined : (JSON.parse(raw) as T)
  } catch {
    return undefined
  }
}

export function writeLocal(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // The preference lasts until the page is left.
  }
}
