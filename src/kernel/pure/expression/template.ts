/** Texts with `{{ expression }}` in them. */
import { evaluateExpression } from './evaluate.ts'
import { isFault, parseExpression } from './parse.ts'
import type { ExpressionFault } from './syntax.types.ts'

const maxRendered = 100_000

type Piece = { text: string } | { expression: string; at: number; written: string }

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  while (from < text.length) {
    const open = text.indexOf('{{', from)
    const close = open < 0 ? -1 : text.indexOf('}}', open + 2)
    if (close < 0) break
    if (open > from) pieces.push({ text: text.slice(from, open) })
    const inner = text.slice(open + 2, close)
    pieces.push({ expression: inner.trim(), at: open + 2, written: text.slice(open, close + 2) })
    from = close + 2
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** The text with every `{{ … }}` worked out. One that cannot be read stays as it was written; a missing value is nothing. */
export function renderTemplate(text: string, scope: Record<string, unknown>): string {
  let rendered = ''
  for (const piece of piecesOf(text)) {
    rendered += 'text' in piece ? piece.text : renderedOf(piece, scope)
    if (rendered.length > maxRendered) return rendered.slice(0, maxRendered)
  }
  return rendered
}

function renderedOf(piece: { expression: string; written: string }, scope: Record<string, unknown>): string {
  const expression = parseExpression(piece.expression)
  return isFault(expression) ? piece.written : inWords(evaluateExpression(expression, scope))
}

/** A value as a reader expects it: references by their label, lists with commas. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  const label = Object.getOwnPropertyDescriptor(value, 'label')?.value as unknown
  return typeof label === 'string' ? label : JSON.stringify(value)
}

/** The first expression of a text that cannot be read, with its place in the text; undefined when all can. */
export function templateFault(text: string): ExpressionFault | undefined {
  for (const piece of piecesOf(text)) {
    if ('text' in piece) continue
    const expression = parseExpression(piece.expression)
    if (isFault(expression)) return { ...expression, position: piece.at + expression.position }
  }
  return undefined
}

/** The expressions of a text, as they are written. */
export function templateExpressions(text: string): string[] {
  return piecesOf(text).flatMap((piece) => ('text' in piece ? [] : [piece.expression]))
}
