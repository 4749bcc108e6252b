import { posix } from 'node:path'
import type { TableLimits } from './limits.ts'
import { meaningOfFormat, type NumberMeaning } from './number-format.ts'
import { TableError } from './table-error.ts'
import { decodeXlsxText } from './xlsx-text.ts'
import type { ZipParts } from './xlsx-zip.ts'
import { scanXml } from './xml-scan.ts'

export interface Workbook {
  sheets: { name: string; part: string; isHidden: boolean }[]
  date1904: boolean
  /** Meaning of a cell's number by its style index. */
  styles: NumberMeaning[]
  /** Part with the shared texts, if the workbook has one. */
  sharedStrings: string | null
}

interface Relation {
  type: string
  part: string
}

/** Reads what a workbook says about itself; the rows and shared texts stay where they are. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const root = await readRelations(zip, '')
  const part = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml'
  if (!zip.has(part)) throw new TableError('table.not-a-table')
  const relations = await readRelations(zip, part)
  const byType = (type: string) => [...relations.values()].find((relation) => relation.type.endsWith(type))?.part
  const sheets: Workbook['sheets'] = []
  let date1904 = false
  await scanXml(zip.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1]
      const relation = id === undefined ? undefined : relations.get(id)
      // Charts have sheets of their own, without rows.
      if (!relation?.type.endsWith('/worksheet')) return
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: decodeXlsxText(attributes.name ?? ''), part: relation.part, isHidden })
    },
  })
  const stylesPart = byType('/styles')
  const sharedStrings = byType('/sharedStrings') ?? null
  return {
    sheets,
    date1904,
    styles: stylesPart && zip.has(stylesPart) ? await readStyles(zip, stylesPart) : [],
    sharedStrings: sharedStrings !== null && zip.has(sharedStrings) ? sharedStrings : null,
  }
}

async function readRelations(zip: ZipParts, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part)
  const relations = new Map<string, Relation>()
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!zip.has(file)) return relations
  await scanXml(zip.read(file), {
    open: (name, { Id, Type = '', Target = '', TargetMode }) => {
      // An external target is another file or an address: never followed.
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type, part: target })
    },
  })
  return relations
}

async function readStyles(zip: ZipParts, part: string): Promise<NumberMeaning[]> {
  const codes = new Map<number, string>()
  const styles: NumberMeaning[] = []
  let inCellFormats = false
  await scanXml(zip.read(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name !== 'xf' || !inCellFormats) return
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(meaningOfFormat(id, codes.get(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** The texts cells point to by number. Phonetic readings (rPh) beside them are no part of the text. */
export async function readSharedStrings(zip: ZipParts, part: string, limits: TableLimits): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let characters = 0
  let isText = false
  let isPhonetic = false
  await scanXml(zip.read(part), {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text: (piece) => {
      if (isText) text += piece
      if (text.length > limits.cellCharacters) {
        throw new TableError('table.cell-too-long', { row: '?', max: limits.cellCharacters })
      }
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        characters += text.length
        if (strings.length >= limits.sharedStrings || characters > limits.sharedCharacters) {
          throw new TableError('table.inflates-too-much')
        }
        strings.push(decodeXlsxText(text))
      }
    },
  })
  return strings
}
