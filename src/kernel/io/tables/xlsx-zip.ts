import { TextDecoder } from 'node:util'
import { type Entry, open, type ZipFile } from 'yauzl'
import type { TableLimits } from './limits.ts'
import { TableError } from './table-error.ts'

/**
 * The parts of a workbook's zip file, read with a budget: what counts is the bytes really inflated, not those the file
 * declares, over all parts together.
 */
export class ZipParts {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: TableLimits
  #inflated = 0
  #compressed = 0

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: TableLimits) {
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  /** @throws TableError `table.broken` when the file is no zip file */
  static async open(path: string, limits: TableLimits): Promise<ZipParts> {
    const zip = await openZip(path).catch((error: unknown) => {
      throw new TableError('table.broken', {}, error)
    })
    try {
      if (zip.entryCount > limits.zipEntries) throw new TableError('table.inflates-too-much')
      const entries = new Map<string, Entry>()
      for await (const entry of zip.eachEntry()) {
        if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
      }
      return new ZipParts(zip, entries, limits)
    } catch (error) {
      zip.close()
      throw error instanceof TableError ? error : new TableError('table.broken', {}, error)
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Inflated size as the file declares it: good for an estimate, not for a limit. */
  size(name: string): number {
    return this.#entries.get(name)?.uncompressedSize ?? 0
  }

  /**
   * The text of a part in pieces.
   * @throws TableError when the part is missing or broken, is encrypted, or inflates beyond the limits
   */
  async *read(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name)
    if (!entry) throw new TableError('table.broken', { part: name })
    if (entry.isEncrypted()) throw new TableError('table.encrypted')
    this.#compressed += entry.compressedSize
    let stream: NodeJS.ReadableStream & { destroy: () => void }
    try {
      stream = await this.#zip.openReadStreamPromise(entry)
    } catch (error) {
      throw new TableError('table.broken', { part: name }, error)
    }
    let decoder: TextDecoder | undefined
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#count(chunk.length)
        // XML says its encoding by its byte order mark; UTF-16 is allowed, if rare.
        decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8')
        yield decoder.decode(chunk, { stream: true })
      }
      if (decoder) yield decoder.decode()
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('table.broken', { part: name }, error)
    } finally {
      stream.destroy()
    }
  }

  close(): void {
    this.#zip.close()
  }

  #count(bytes: number): void {
    this.#inflated += bytes
    const { inflatedBytes, inflationRatio, ratioFromBytes } = this.#limits
    const isBomb = this.#inflated > ratioFromBytes && this.#inflated > this.#compressed * inflationRatio
    if (isBomb || this.#inflated > inflatedBytes) throw new TableError('table.inflates-too-much')
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(error)
      else resolve(zip)
    })
  })
}
