import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { OperatorError } from '#kernel/data/operator-error.ts'
import { type Manifest, notABackup, parseManifest } from './backup-manifest.ts'

export interface ArchiveWriter {
  /** Adds an entry and waits until it is written. */
  add(entry: string, content: Readable | Buffer): Promise<void>
  /** Adds the manifest and puts the file in its place. */
  finish(manifest: Omit<Manifest, 'entries'>): Promise<void>
  /** Removes what was written. */
  abandon(): Promise<void>
}

/**
 * Writes a zip archive at `file`. It appears there only when it is complete and on the disk; it
 * holds secrets and is readable by its owner alone.
 */
export function createArchive(file: string): ArchiveWriter {
  const draft = `${file}.partial`
  const zip = new yazl.ZipFile()
  const entries: Manifest['entries'] = {}
  const written = pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o600 }))
  written.catch(() => {})
  // The failure of an entry's source is met where the entry is added.
  zip.on('error', () => {})
  const add = async (entry: string, content: Readable | Buffer) => {
    const { meter, measure } = measured()
    const passed = new Promise<void>((resolve, reject) => meter.once('end', resolve).once('error', reject))
    zip.addReadStreamLazy(entry, { mode: 0o100600 }, (take) => take(null, meter))
    const fed = Buffer.isBuffer(content) ? meter.end(content) : pipeline(content, meter)
    // A full disk ends the output; nobody would read the entry any more.
    await Promise.race([Promise.all([fed, passed]), written.then(() => Promise.reject(new Error('archive closed')))])
    entries[entry] = measure()
  }
  return {
    add,
    async finish(manifest) {
      const text = JSON.stringify({ ...manifest, entries }, null, 1)
      zip.addBuffer(Buffer.from(text), 'manifest.json', { mode: 0o100600 })
      zip.end()
      await written
      const handle = await open(draft, 'r')
      await handle.sync().finally(() => handle.close())
      await rename(draft, file)
    },
    async abandon() {
      zip.outputStream.unpipe()
      ;(zip.outputStream as unknown as Readable).destroy()
      await written.catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

export interface ArchiveReader {
  manifest: Manifest
  /** The content of an entry; reading it fails at its end when it is not what was written. */
  read(entry: string): AsyncIterable<Buffer>
  close(): void
}

/** Opens a backup. @throws OperatorError when the file is not one */
export async function openArchive(file: string): Promise<ArchiveReader> {
  const zip = await yauzl.openPromise(file, { autoClose: false }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'EACCES') throw notABackup()
    throw new OperatorError({ zh: `无法读取文件 ${file}。`, en: `The file ${file} cannot be read.` }, { cause })
  })
  const found = new Map<string, yauzl.Entry>()
  const damaged = () => Promise.reject(notABackup())
  await (async () => {
    for await (const entry of zip.eachEntry()) found.set(entry.fileName, entry)
  })().catch(damaged)
  const stream = (name: string) => {
    const entry = found.get(name)
    return entry ? zip.openReadStreamPromise(entry).catch(damaged) : damaged()
  }
  const chunks: AsyncIterable<Buffer> = await stream('manifest.json')
  const text = Buffer.concat(await Array.fromAsync(chunks).catch(damaged))
  const manifest = parseManifest(text.toString('utf8'))
  return {
    manifest,
    async *read(entry) {
      const { meter, measure } = measured()
      const source = await stream(entry)
      pipeline(source, meter).catch((error) => meter.destroy(error))
      try {
        yield* meter as AsyncIterable<Buffer>
      } catch {
        throw notABackup()
      }
      const { bytes, sha256 } = measure()
      const expected = manifest.entries[entry]
      if (expected?.bytes !== bytes || expected.sha256 !== sha256) throw notABackup()
    },
    close: () => zip.close(),
  }
}

/** A stream that passes everything on and knows afterwards what it was. */
function measured() {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { meter, measure: () => ({ bytes, sha256: hash.digest('hex') }) }
}
