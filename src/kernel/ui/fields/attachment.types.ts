export interface StoredFile {
  id: string
  name: string
  size: number
  mime: string
}

/** Bitmaps that a browser draws; an SVG may carry script, so it is only ever downloaded. */
const DRAWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export const isPicture = (file: StoredFile): boolean => DRAWN.has(file.mime)

export const storedFiles = (value: unknown): StoredFile[] =>
  (Array.isArray(value) ? value : []).filter(
    (each): each is StoredFile => typeof each === 'object' && each !== null && 'id' in each && 'name' in each,
  )
