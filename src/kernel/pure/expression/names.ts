/** Which parts of its scope an expression looks at. */
import type { Expression, ExpressionNode } from './syntax.types.ts'

/** Paths as far as they are written out: `record.customer.tier`; a computed key ends the path. Each once. */
export function pathsOf(expression: Expression): string[] {
  const paths = new Set<string>()
  walk(expression.root, paths)
  return [...paths]
}

function walk(node: ExpressionNode, paths: Set<string>): void {
  const path = writtenPath(node)
  if (path) {
    paths.add(path)
    return
  }
  for (const child of childrenOf(node)) walk(child, paths)
}

function writtenPath(node: ExpressionNode): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind !== 'member' || node.key.kind !== 'value') return undefined
  const before = writtenPath(node.of)
  return before && `${before}.${String(node.key.value)}`
}

function childrenOf(node: ExpressionNode): ExpressionNode[] {
  switch (node.kind) {
    case 'member':
      return [node.of, node.key]
    case 'list':
      return node.items
    case 'not':
    case 'negate':
      return [node.of]
    case 'binary':
      return [node.left, node.right]
    case 'if':
      return [node.test, node.yes, node.no]
    case 'call':
      return node.inputs
    default:
      return []
  }
}
