/** Reads expressions: jsep makes a tree, of which only what the language allows is taken over. */
import type jsep from 'jsep'
import { Decimal } from '../decimal.ts'
import { type Grammar, parseWith } from '../jsep-grammar.ts'
import { faultOf } from './faults.ts'
import { functionRules, isFunctionName } from './functions.ts'
import type {
  BinaryOperator,
  Expression,
  ExpressionFault,
  ExpressionFaultCode,
  ExpressionNode,
} from './syntax.types.ts'

export const maxLength = 2000
const maxDepth = 50
const maxNodes = 500

const grammar: Grammar = {
  binary: {
    or: 1,
    '||': 1,
    and: 2,
    '&&': 2,
    '==': 6,
    '!=': 6,
    '<': 7,
    '>': 7,
    '<=': 7,
    '>=': 7,
    in: 7,
    '+': 9,
    '-': 9,
    '*': 10,
    '/': 10,
    '%': 10,
  },
  unary: ['-', '!', 'not'],
  literals: { true: true, false: false, null: null },
  nameCharacters: ['_', '$'],
}
const operators: Record<string, BinaryOperator> = { '&&': 'and', '||': 'or' }

class Refusal extends Error {
  readonly code: ExpressionFaultCode
  readonly about: string
  constructor(code: ExpressionFaultCode, about = '') {
    super(code)
    this.code = code
    this.about = about
  }
}

/** The expression, or what is wrong with the text; never throws. */
export function parseExpression(text: string): Expression | ExpressionFault {
  if (typeof text !== 'string' || text.trim() === '') return faultOf('empty', 0)
  if (text.length > maxLength) return faultOf('too-long', maxLength)
  const deep = tooDeepAt(text)
  if (deep !== undefined) return faultOf('too-deep', deep)
  try {
    return { text, root: new Reader().read(parseWith(grammar, text), 1) }
  } catch (error) {
    if (error instanceof Refusal) return faultOf(error.code, Math.max(0, text.indexOf(error.about)), error.about)
    if (error instanceof RangeError) return faultOf('too-deep', 0)
    const at = Number((error as { index?: number }).index ?? 0)
    return faultOf('syntax', Math.min(at, text.length), text.slice(at, at + 12))
  }
}

export const isFault = (result: Expression | ExpressionFault): result is ExpressionFault => 'fault' in result

/** Where brackets open deeper than allowed, so that the parser is never led into the depth. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '(' || character === '[' || character === '?') depth++
    else if (character === ')' || character === ']' || character === ':') depth--
    if (depth > maxDepth) return i
  }
  return undefined
}

class Reader {
  private nodes = 0

  read(node: jsep.Expression, depth: number): ExpressionNode {
    if (depth > maxDepth) throw new Refusal('too-deep')
    if (++this.nodes > maxNodes) throw new Refusal('too-large')
    const child = (part: unknown): ExpressionNode => this.read(part as jsep.Expression, depth + 1)
    switch (node.type) {
      case 'Literal':
        return { kind: 'value', value: literal(node as jsep.Literal) }
      case 'Identifier':
        return { kind: 'name', name: String(node.name) }
      case 'MemberExpression': {
        const key = node.property as jsep.Expression
        const named: ExpressionNode = { kind: 'value', value: String(key.name) }
        return { kind: 'member', of: child(node.object), key: node.computed ? child(key) : named }
      }
      case 'ArrayExpression': {
        const elements = node.elements as (jsep.Expression | null)[]
        if (elements.includes(null)) throw new Refusal('not-allowed', ',')
        return { kind: 'list', items: elements.map(child) }
      }
      case 'UnaryExpression':
        return { kind: node.operator === '-' ? 'negate' : 'not', of: child(node.argument) }
      case 'BinaryExpression':
        return this.binary(node as jsep.BinaryExpression, child)
      case 'ConditionalExpression':
        return { kind: 'if', test: child(node.test), yes: child(node.consequent), no: child(node.alternate) }
      case 'CallExpression':
        return this.call(node as jsep.CallExpression, child)
      case 'ThisExpression':
        throw new Refusal('not-allowed', 'this')
      default:
        throw new Refusal('several')
    }
  }

  private binary(node: jsep.BinaryExpression, child: (part: unknown) => ExpressionNode): ExpressionNode {
    const operator = operators[node.operator] ?? (node.operator as BinaryOperator)
    // A sign binds to the word next to it, so `not a == b` would compare `not a` with b.
    const loose = node.left.type === 'UnaryExpression' && node.left.operator === 'not'
    if (loose && operator !== 'and' && operator !== 'or') throw new Refusal('not-needs-brackets', 'not')
    return { kind: 'binary', operator, left: child(node.left), right: child(node.right) }
  }

  private call(node: jsep.CallExpression, child: (part: unknown) => ExpressionNode): ExpressionNode {
    const name = node.callee.type === 'Identifier' ? String(node.callee.name) : ''
    if (!name) throw new Refusal('not-allowed', '(')
    if (!isFunctionName(name)) throw new Refusal('unknown-function', name)
    const [least, most] = functionRules[name].inputs
    const { length } = node.arguments
    if (length < least || length > most) throw new Refusal('wrong-count', name)
    return { kind: 'call', name, inputs: node.arguments.map(child) }
  }
}

/** A number that a float cannot hold stays a decimal string. */
function literal(node: jsep.Literal): string | number | boolean | null {
  const { value } = node
  if (typeof value === 'number') {
    const written = new Decimal(String(node.raw))
    return written.eq(new Decimal(value)) && Number.isFinite(value) ? value : written.toFixed()
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}
