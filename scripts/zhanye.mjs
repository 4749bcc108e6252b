/** `npm run zhanye -- <command>`: the product from a terminal. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, endOnSignal, installWhenStale, productEnvironment, program, root } from './bootstrap.mjs'

checkNode()
installWhenStale()

// The data folder is relative to the product, files named on the command line to where the person is.
const command = spawn(program('node'), [join(root, 'src/app/cli.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { INIT_CWD: process.cwd(), ...productEnvironment() },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal))
command.once('exit', (code, signal) => {
  endOnSignal(signal)
  process.exit(code ?? 1)
})
