/** Arithmetic over metric keys: parsed once, checked, worked out per row. No names, calls or members are known. */
import type jsep from 'jsep'
import { type Grammar, parseWith } from '#kernel/pure/jsep-grammar.ts'

export type Formula =
  | { number: number }
  | { metric: string }
  | { negate: Formula }
  | { op: '+' | '-' | '*' | '/'; left: Formula; right: Formula }

export type FormulaFault = 'empty' | 'too-long' | 'syntax' | 'not-arithmetic'

const maxLength = 500
const operators = ['+', '-', '*', '/'] as const

/** `won-count` is one name; a difference is written with spaces around the sign. Comparisons are read to be refused in words. */
const grammar: Grammar = {
  binary: { '||': 1, '&&': 2, '==': 6, '!=': 6, '<': 7, '>': 7, '<=': 7, '>=': 7, '+': 9, '-': 9, '*': 10, '/': 10 },
  unary: ['-', '+', '!'],
  literals: { true: true, false: false, null: null },
  nameCharacters: ['$', '_', '-'],
}

/** The formula's tree, or what is wrong with it. */
export function parseFormula(text: string): Formula | FormulaFault {
  if (text.trim() === '') return 'empty'
  if (text.length > maxLength) return 'too-long'
  try {
    return read(parseWith(grammar, text)) ?? 'not-arithmetic'
  } catch {
    return 'syntax'
  }
}

function read(node: jsep.Expression): Formula | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' ? { number: node.value } : undefined
    case 'Identifier':
      return { metric: String(node.name) }
    case 'UnaryExpression': {
      const argument = node.operator === '-' ? read(node.argument as jsep.Expression) : undefined
      return argument && { negate: argument }
    }
    case 'BinaryExpression': {
      const op = operators.find((o) => o === node.operator)
      const left = op && read(node.left as jsep.Expression)
      const right = op && read(node.right as jsep.Expression)
      return op && left && right && { op, left, right }
    }
    default:
      return undefined
  }
}

/** Keys of the metrics that a formula names, each once. */
export function componentsOf(formula: Formula): string[] {
  const keys = new Set<string>()
  const walk = (node: Formula): void => {
    if ('metric' in node) keys.add(node.metric)
    else if ('negate' in node) walk(node.negate)
    else if ('op' in node) {
      walk(node.left)
      walk(node.right)
    }
  }
  walk(formula)
  return [...keys]
}

/** The value, or null where a part is missing or the divisor is zero: no figure is better than a wrong one. */
export function evaluate(formula: Formula, valueFor: (metric: string) => number | null): number | null {
  if ('number' in formula) return formula.number
  if ('metric' in formula) return valueFor(formula.metric)
  if ('negate' in formula) {
    const value = evaluate(formula.negate, valueFor)
    return value === null ? null : 0 - value
  }
  const left = evaluate(formula.left, valueFor)
  const right = evaluate(formula.right, valueFor)
  if (left === null || right === null) return null
  switch (formula.op) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    default:
      return right === 0 ? null : left / right
  }
}
