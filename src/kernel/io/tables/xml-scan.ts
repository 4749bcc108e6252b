import { SaxesParser } from 'saxes'
import { TableError } from './table-error.ts'

export interface XmlHandler {
  /** Names come without namespace prefix: workbooks use several, and the local names are enough. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/**
 * A parser to be fed with pieces of XML. A document type declaration is refused: no workbook has one, and with it come
 * entities that fetch files or grow without end.
 * @throws TableError `table.broken` from `write` and `close` when the XML is not well-formed
 */
export function xmlScanner(handler: XmlHandler): { write: (piece: string) => void; close: () => void } {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const { open, close, text } = handler
  parser.on('doctype', () => {
    throw new Error('Document type declaration')
  })
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes))
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const guarded = (step: () => void) => {
    try {
      step()
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('table.broken', {}, error)
    }
  }
  return {
    write: (piece) => guarded(() => void parser.write(piece)),
    close: () => guarded(() => void parser.close()),
  }
}

/** Reads a whole part. */
export async function scanXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const scanner = xmlScanner(handler)
  for await (const piece of pieces) scanner.write(piece)
  scanner.close()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
