/** What a file is by its first bytes; names and claims of the sender say nothing. */

/** Bytes that `sniffType` needs at most. */
export const sniffLength = 32

const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  bytes.length >= from + text.length && [...text].every((c, i) => bytes[from + i] === c.charCodeAt(0))
const starts = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, i) => bytes[i] === byte)

const known: [mime: string, is: (bytes: Uint8Array) => boolean][] = [
  ['image/png', (b) => starts(b, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', (b) => starts(b, 0xff, 0xd8, 0xff)],
  ['image/gif', (b) => ascii(b, 0, 'GIF87a') || ascii(b, 0, 'GIF89a')],
  ['image/webp', (b) => ascii(b, 0, 'RIFF') && ascii(b, 8, 'WEBP')],
  ['image/avif', (b) => ascii(b, 4, 'ftypavif') || ascii(b, 4, 'ftypavis')],
  ['image/bmp', (b) => ascii(b, 0, 'BM') && b.length >= 14 && starts(b.subarray(6), 0, 0, 0, 0)],
  ['application/pdf', (b) => ascii(b, 0, '%PDF-')],
  ['application/zip', (b) => starts(b, 0x50, 0x4b, 0x03, 0x04)],
]

/** Office documents are ZIP files; which one only their name tells. A wrong name does no harm: they are only downloaded. */
const inZip: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** Media type by content: images a browser draws, PDF, ZIP and Office documents; all else is `application/octet-stream`. */
export function sniffType(head: Uint8Array, name: string): string {
  const mime = known.find(([, is]) => is(head))?.[0] ?? 'application/octet-stream'
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return mime === 'application/zip' ? (inZip[ending] ?? mime) : mime
}

/** Types that a browser may show on our address: they carry no script. SVG and HTML do and are never among them. */
export const isShownInline = (mime: string): boolean =>
  mime === 'application/pdf' ||
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'].includes(mime)
