/**
 * jsep keeps its grammar in one place for the whole process. Each language of the product therefore lays its own grammar
 * in, parses, and takes it out again; parsing never waits, so no two are ever mixed.
 */
import jsep from 'jsep'

export interface Grammar {
  /** Operator -> how strongly it binds. */
  binary: Record<string, number>
  unary: string[]
  literals: Record<string, string | number | boolean | null>
  /** Characters that names may hold beside letters and digits. */
  nameCharacters: string[]
}

interface Configuration {
  binary_ops: Record<string, number>
  max_binop_len: number
  unary_ops: Record<string, unknown>
  max_unop_len: number
  literals: Record<string, unknown>
  additional_identifier_chars: Set<string>
}

const longest = (names: string[]): number => Math.max(0, ...names.map((name) => name.length))

function configurationOf(grammar: Grammar): Configuration {
  return {
    binary_ops: grammar.binary,
    max_binop_len: longest(Object.keys(grammar.binary)),
    unary_ops: Object.fromEntries(grammar.unary.map((operator) => [operator, 1])),
    max_unop_len: longest(grammar.unary),
    literals: grammar.literals,
    additional_identifier_chars: new Set(grammar.nameCharacters),
  }
}

/**
 * The text's tree in that grammar.
 * @throws Error with `index` and `description` when the text is no expression; RangeError when it is nested too deep
 */
export function parseWith(grammar: Grammar, text: string): jsep.Expression {
  // The typings leave out the class that the library keeps its grammar in.
  const configuration = (jsep as unknown as { Jsep: Configuration }).Jsep
  const before = { ...configuration }
  const own = configurationOf(grammar)
  try {
    Object.assign(configuration, own)
    return jsep(text)
  } finally {
    for (const key of Object.keys(own) as (keyof Configuration)[]) Object.assign(configuration, { [key]: before[key] })
  }
}
