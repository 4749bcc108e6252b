/** Which fields of other records the expressions of a flow look at: `record.customer.tier` is `customer.tier`. */
import { isFault, parseExpression, pathsOf, templateExpressions } from '#kernel/pure/expression/index.ts'
import type { Flow } from '../rules/flow.types.ts'

export function deepPaths(flow: Flow): string[] {
  const paths = new Set<string>()
  for (const text of expressionsOf(flow)) {
    const expression = parseExpression(text)
    if (isFault(expression)) continue
    for (const path of pathsOf(expression)) {
      const [root, ...fields] = path.split('.')
      if (root === 'record' && fields.length > 1 && !['id', 'label'].includes(fields[1]!)) paths.add(fields.join('.'))
    }
  }
  return [...paths]
}

function expressionsOf(flow: Flow): string[] {
  const texts = flow.edges.flatMap(({ when }) => (when?.expression ? [when.expression] : []))
  for (const node of flow.nodes) {
    if (node.kind === 'notify') texts.push(...templateExpressions(node.title), ...templateExpressions(node.body ?? ''))
    if (node.kind === 'update')
      texts.push(...Object.values(node.values).flatMap((each) => ('expression' in each ? [each.expression] : [])))
  }
  return texts
}
