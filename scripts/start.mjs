/** `npm start`: installs, builds, and runs the product until it is told to stop. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, endOnSignal, installWhenStale, productEnvironment, program, root } from './bootstrap.mjs'
import { buildWhenStale } from './bootstrap-web.mjs'

checkNode()
installWhenStale()
if (process.env.ROLE !== 'worker') buildWhenStale()

// The channel tells the product when this process is gone, however it went.
const product = spawn(program('node'), [join(root, 'src/app/main.ts')], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: productEnvironment(),
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => product.kill(signal))
product.once('exit', (code, signal) => {
  endOnSignal(signal)
  process.exit(code ?? 1)
})
stopWithoutNpm()

/** npm cannot always pass on its own end; whoever started `npm start` wants the product to end with it. */
function stopWithoutNpm() {
  if (!process.env.npm_lifecycle_event) return
  const before = npmAbove()
  setInterval(() => {
    if (npmAbove() !== before) product.kill('SIGTERM')
  }, 250).unref()
}

/** Our parent and its parent: npm runs a shell that runs us. Another answer means that one of them is gone. */
function npmAbove() {
  try {
    const shell = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${shell.slice(shell.lastIndexOf(')') + 4).split(' ')[0]}`
  } catch {
    return `${process.ppid}`
  }
}
