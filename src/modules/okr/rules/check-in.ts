import { isSteps } from './key-result.ts'

const longest = 200
const most = 10

/** Lines of text as actions: without bullets and numbers in front, none twice, ten at most. */
export function actionsOf(text: string | null): string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) =>
    line
      .replace(/^\s*(?:[-*•·]|\d{1,2}[.、)）])\s*/u, '')
      .trim()
      .slice(0, longest),
  )
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, most)
}

/** Whether two lists have the same steps, ticked or not. */
export function sameSteps(a: unknown, b: unknown): boolean {
  if (!isSteps(a) || !isSteps(b) || a.length !== b.length) return false
  return a.every((step, i) => step.name === b[i]!.name && step.weight === b[i]!.weight)
}
