import type { Label } from '#kernel/entity/meta.types.ts'
import { tableErrorText } from './text.ts'

export type TableErrorCode = keyof typeof tableErrorText

/** A file that cannot be read or written as a table, through no fault of the program: to be told to the person. */
export class TableError extends Error {
  readonly code: TableErrorCode
  readonly params: Record<string, string | number>
  /** The message in both languages, with the params filled in. */
  readonly label: Label

  constructor(code: TableErrorCode, params: Record<string, string | number> = {}, cause?: unknown) {
    const { zh, en } = tableErrorText[code]
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
    super(fill(en), cause === undefined ? undefined : { cause })
    this.name = 'TableError'
    this.code = code
    this.params = params
    this.label = { zh: fill(zh), en: fill(en) }
  }
}
