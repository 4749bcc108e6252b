import type { Formula } from '#kernel/metrics/rules/formula.ts'

/** A piece of a formula in words: a metric, or what stands between metrics. */
export type FormulaPart = { metric: string } | { text: string }

const signs = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const
const rank = { '+': 1, '-': 1, '*': 2, '/': 2 } as const

/** The formula as people write it, with brackets only where they change the meaning. */
export function formulaParts(formula: Formula): FormulaPart[] {
  const parts: FormulaPart[] = []
  const say = (text: string): void => {
    const last = parts.at(-1)
    if (last && 'text' in last) last.text += text
    else parts.push({ text })
  }
  const bracketed = (node: Formula, wanted: boolean): void => {
    if (wanted) say('(')
    walk(node)
    if (wanted) say(')')
  }
  const walk = (node: Formula): void => {
    if ('number' in node) say(String(node.number))
    else if ('metric' in node) parts.push({ metric: node.metric })
    else if ('negate' in node) {
      say('−')
      // Always: `-won-count` would be the name of a metric.
      bracketed(node.negate, true)
    } else {
      const own = rank[node.op]
      bracketed(node.left, 'op' in node.left && rank[node.left.op] < own)
      say(signs[node.op])
      // Same rank at the right: a − (b + c). Kept for a + (b + c) too, as it was written.
      bracketed(node.right, 'op' in node.right && rank[node.right.op] <= own)
    }
  }
  walk(formula)
  return parts
}
