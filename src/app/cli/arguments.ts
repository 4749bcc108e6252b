import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Label } from '#kernel/entity/meta.types.ts'

/** The command line is not understood; the command's usage is shown below the sentence. */
export class UsageError extends Error {
  readonly text: Label

  constructor(text: Label) {
    super(text.en)
    this.name = 'UsageError'
    this.text = text
  }
}

interface Shape<Text extends string, Optional extends string, Flag extends string, Operand extends string> {
  /** Options with a value that must be given. */
  required?: readonly Text[]
  optional?: readonly Optional[]
  flags?: readonly Flag[]
  /** Words without a dash, all needed, in this order. */
  operands?: readonly Operand[]
}

type Read<Text extends string, Optional extends string, Flag extends string, Operand extends string> = Record<
  Text | Operand,
  string
> &
  Partial<Record<Optional, string>> &
  Record<Flag, boolean>

/** Reads a command's arguments. @throws UsageError naming what is missing or unknown */
export function readArguments<
  const Text extends string = never,
  const Optional extends string = never,
  const Flag extends string = never,
  const Operand extends string = never,
>(args: string[], shape: Shape<Text, Optional, Flag, Operand>): Read<Text, Optional, Flag, Operand> {
  const { required = [], optional = [], flags = [], operands = [] } = shape
  const kinds = [
    ...[...required, ...optional].map((name) => [name, { type: 'string' }] as const),
    ...flags.map((name) => [name, { type: 'boolean', default: false }] as const),
  ]
  const { values, positionals } = parse(args, Object.fromEntries(kinds))
  for (const name of required)
    if (!values[name]) throw new UsageError({ zh: `缺少 --${name}。`, en: `--${name} is missing.` })
  operands.forEach((name, i) => {
    if (!positionals[i]) throw new UsageError({ zh: `缺少 ${name}。`, en: `${name} is missing.` })
    values[name] = positionals[i]
  })
  const surplus = positionals[operands.length]
  if (surplus !== undefined) throw new UsageError({ zh: `多余的参数：${surplus}`, en: `Not expected: ${surplus}` })
  return values as Read<Text, Optional, Flag, Operand>
}

type Values = Record<string, string | boolean | undefined>

function parse(args: string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { values: { ...values } as Values, positionals }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new UsageError({ zh: `未知选项 ${option}。`, en: `The option ${option} is unknown.` })
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new UsageError({ zh: `选项 ${option} 的值无效。`, en: `The option ${option} lacks a value or takes none.` })
    throw error
  }
}

/** A file named on the command line: relative to where the person is, not to the product. */
export function fileArgument(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name)
}

/** A JSON object in an option. @throws UsageError when it is none */
export function jsonArgument(option: string, text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new UsageError({ zh: `--${option} 不是有效的 JSON 对象。`, en: `--${option} is not a JSON object.` })
}
