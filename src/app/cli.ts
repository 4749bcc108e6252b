/** The product from a terminal: `npm run zhanye -- <command>`. Exit codes: 0 done, 1 failed, 2 not understood. */
import { UsageError } from './cli/arguments.ts'
import { commands } from './cli/commands.ts'
import { note, reportFailure, spoken } from './cli/terminal.ts'

/** Runs one command line and answers the exit code. */
async function run(args: string[]): Promise<number> {
  const found = find(args)
  if (!found || args.includes('--help')) {
    const asked = args.length === 0 || args[0] === 'help' || args.includes('--help')
    if (!asked) note({ zh: `未知命令：${args[0]}`, en: `Unknown command: ${args[0]}` })
    process[asked ? 'stdout' : 'stderr'].write(help(found?.name))
    return asked ? 0 : 2
  }
  try {
    const { run } = await found.command.load()
    return (await run(args.slice(found.words))) ?? 0
  } catch (error) {
    // Whoever read the output has seen enough, as with `| head`.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    if (!(error instanceof UsageError)) {
      reportFailure(error)
      return 1
    }
    note(error.text)
    process.stderr.write(`  ${found.command.usage}\n`)
    return 2
  }
}

function find(args: string[]) {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = commands[name]
    if (command) return { name, words, command }
  }
  return null
}

function help(only?: string): string {
  const lines = Object.entries(commands)
    .filter(([name]) => only === undefined || name === only)
    .map(([, { usage, summary }]) => `  ${usage}\n      ${spoken(summary)}\n`)
  const head = spoken({ zh: '用法：npm run zhanye -- <命令>', en: 'Usage: npm run zhanye -- <command>' })
  return `${head}\n\n${lines.join('')}`
}

process.exit(await run(process.argv.slice(2)))
