/** Works expressions out. Nothing here runs code of the scope, reaches a prototype, throws, or takes long. */
import { functionRules } from './functions.ts'
import type { Expression, ExpressionNode } from './syntax.types.ts'
import { calculate, compare, equal, fits, plus } from './values.ts'

const maxResult = 100_000

/**
 * The value of an expression; names come from `scope` (`today` there is the company's day). What is missing is null, and so
 * is what cannot be worked out: a sum of text, a division by zero, a result above 100 kB. Arithmetic answers numbers, and
 * decimal strings as soon as one takes part.
 */
export function evaluateExpression(expression: Expression, scope: Record<string, unknown>): unknown {
  try {
    const value = resultOf(expression.root, scope)
    return fits(value, maxResult) ? value : null
  } catch {
    return null // A hostile object in the scope (a proxy); plain data never comes here.
  }
}

/** Whether a condition holds: true alone does, a missing value does not. */
export function holds(expression: Expression, scope: Record<string, unknown>): boolean {
  return evaluateExpression(expression, scope) === true
}

function resultOf(node: ExpressionNode, scope: Record<string, unknown>): unknown {
  const of = (part: ExpressionNode): unknown => resultOf(part, scope)
  switch (node.kind) {
    case 'value':
      return node.value
    case 'name':
      return own(scope, node.name)
    case 'member':
      return own(of(node.of), of(node.key))
    case 'list':
      return node.items.map(of)
    case 'not':
      return of(node.of) !== true
    case 'negate':
      return calculate('-', 0, of(node.of))
    case 'if':
      return of(node.test) === true ? of(node.yes) : of(node.no)
    case 'binary':
      return binary(node, of)
    case 'call':
      return call(node, scope, of)
  }
}

function binary(node: ExpressionNode & { kind: 'binary' }, of: (part: ExpressionNode) => unknown): unknown {
  const left = of(node.left)
  if (node.operator === 'and') return left === true && of(node.right) === true
  if (node.operator === 'or') return left === true || of(node.right) === true
  const right = of(node.right)
  switch (node.operator) {
    case '==':
      return equal(left, right)
    case '!=':
      return !equal(left, right)
    case 'in':
      return Array.isArray(right) && right.some((entry) => equal(left, entry))
    case '+':
      return plus(left, right)
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(node.operator, left, right)
    default: {
      const order = compare(left, right)
      if (order === null) return false
      if (node.operator === '<') return order < 0
      if (node.operator === '<=') return order <= 0
      return node.operator === '>' ? order > 0 : order >= 0
    }
  }
}

function call(
  node: ExpressionNode & { kind: 'call' },
  scope: Record<string, unknown>,
  of: (part: ExpressionNode) => unknown,
): unknown {
  if (node.name === 'if') {
    const [test, then, otherwise] = node.inputs
    if (of(test!) === true) return of(then!)
    return otherwise ? of(otherwise) : null
  }
  return functionRules[node.name].run(node.inputs.map(of), scope)
}

/** A property that the object itself has as plain data; accessors and inherited ones do not exist here. */
function own(object: unknown, key: unknown): unknown {
  if (typeof object !== 'object' || object === null) return null
  if (typeof key !== 'string' && typeof key !== 'number') return null
  if (Array.isArray(object) && typeof key === 'string' && !/^\d{1,9}$/.test(key)) return null
  const value = Object.getOwnPropertyDescriptor(object, key)?.value as unknown
  return value === undefined || typeof value === 'function' || typeof value === 'symbol' ? null : value
}
