/** A card as a picture: its drawing when it has one, else its table. */
import type { ChartTable } from './chart.types.ts'

const SCALE = 2
const PAD = 20
const ROW = 26
const TITLE = 34

interface Ink {
  ground: string
  text: string
  quiet: string
  line: string
  font: string
}

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ground: colour('--zy-card'),
    text: colour('--zy-text'),
    quiet: colour('--zy-text-3'),
    line: colour('--zy-border-soft'),
    font: style.fontFamily,
  }
}

function sheet(width: number, height: number, ink: Ink): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures')
  context.scale(SCALE, SCALE)
  context.fillStyle = ink.ground
  context.fillRect(0, 0, width, height)
  return [canvas, context]
}

function write(context: CanvasRenderingContext2D, ink: Ink, text: string, x: number, y: number, bold = false) {
  context.font = `${bold ? 600 : 400} ${bold ? 15 : 13}px ${ink.font}`
  context.fillText(text, x, y)
}

/**
 * Draws the card as PNG.
 * @param card the element that holds a drawing, if there is one
 * @param note below the title: the period and where the figures are from
 */
export async function pictureOf(card: HTMLElement, title: string, note: string, table: ChartTable): Promise<Blob> {
  const ink = inkOf(card)
  const drawing = card.querySelector<SVGSVGElement>('.zy-chart svg')
  const canvas = drawing ? await fromDrawing(drawing, title, note, ink) : fromTable(title, note, table, ink)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png'),
  )
}

async function fromDrawing(drawing: SVGSVGElement, title: string, note: string, ink: Ink): Promise<HTMLCanvasElement> {
  const { width, height } = drawing.getBoundingClientRect()
  const copy = drawing.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.style.fontFamily = ink.font
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const [canvas, context] = sheet(width + PAD * 2, height + PAD * 2 + TITLE + ROW, ink)
  heading(context, title, note, ink)
  context.drawImage(image, PAD, PAD + TITLE + ROW - 8, width, height)
  return canvas
}

function fromTable(title: string, note: string, table: ChartTable, ink: Ink): HTMLCanvasElement {
  const measure = document.createElement('canvas').getContext('2d')
  if (!measure) throw new Error('This browser draws no pictures')
  measure.font = `400 13px ${ink.font}`
  const columns = table.columns.map((column, at) => {
    const texts = [column.label, ...table.rows.map((row) => row[at]?.text ?? '')]
    return Math.ceil(Math.max(...texts.map((text) => measure.measureText(text).width))) + 28
  })
  const width = Math.max(
    320,
    columns.reduce((sum, each) => sum + each, PAD * 2),
  )
  const [canvas, context] = sheet(width, PAD * 2 + TITLE + ROW * (table.rows.length + 2), ink)
  heading(context, title, note, ink)
  let y = PAD + TITLE + ROW
  const line = (texts: readonly string[], colour: string) => {
    let x = PAD
    context.fillStyle = colour
    for (const [at, text] of texts.entries()) {
      const numeric = table.columns[at]?.numeric
      context.textAlign = numeric ? 'right' : 'left'
      write(context, ink, text, numeric ? x + columns[at]! - 14 : x, y)
      x += columns[at]!
    }
    context.fillStyle = ink.line
    context.fillRect(PAD, y + 8, width - PAD * 2, 1)
    y += ROW
  }
  line(
    table.columns.map((column) => column.label),
    ink.quiet,
  )
  for (const row of table.rows)
    line(
      row.map((cell) => cell.text),
      ink.text,
    )
  return canvas
}

function heading(context: CanvasRenderingContext2D, title: string, note: string, ink: Ink) {
  context.textAlign = 'left'
  context.fillStyle = ink.text
  write(context, ink, title, PAD, PAD + 16, true)
  context.fillStyle = ink.quiet
  write(context, ink, note, PAD, PAD + 36)
}
