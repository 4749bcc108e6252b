/**
 * The newest seal as this machine knew it, outside the database: whoever cuts seals off the end of the chain and lets
 * the rest be sealed anew is found out.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Anchor {
  number: number
  hash: string
}

export interface AnchorFile {
  /** Undefined when this machine has not seen a seal yet. @throws when the file is there and cannot be read */
  read(): Promise<Anchor | undefined>
  /** Remembers a later seal. The caller has made sure that the one before is still in the chain. */
  write(anchor: Anchor): Promise<void>
}

export const anchorFileName = 'audit-seal'

export function anchorFile(dataDir: string): AnchorFile {
  const path = join(dataDir, anchorFileName)
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (text === undefined) return undefined
      const [number, hash] = text.trim().split(' ')
      if (!/^\d+$/.test(number ?? '') || !/^[\da-f]{64}$/.test(hash ?? '')) throw new Error(`${path}: not an anchor`)
      return { number: Number(number), hash: hash! }
    },
    async write({ number, hash }) {
      const draft = `${path}.${process.pid}`
      await writeFile(draft, `${number} ${hash}\n`, { mode: 0o600 })
      await rename(draft, path)
    },
  }
}
