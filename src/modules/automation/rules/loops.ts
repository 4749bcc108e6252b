/** Keeps rules from setting each other off for ever: every run knows the runs that led to it. */

/** `rule:record` of each run in the chain, the first one first; the run itself is the last. */
export type Chain = readonly string[]

export const linkOf = (rule: string, record: string | null): string => `${rule}:${record ?? ''}`

export const longestChain = 8

/** `own`: the rule's own writing, which it never answers. */
export type Verdict = 'go' | 'own' | 'loop' | 'depth'

/** Whether a change that was made by the last run of `chain` may set off a rule on a record. */
export function judgeChain(chain: Chain, rule: string, record: string | null): Verdict {
  const link = linkOf(rule, record)
  if (chain.at(-1) === link) return 'own'
  if (chain.includes(link)) return 'loop'
  return chain.length >= longestChain ? 'depth' : 'go'
}
