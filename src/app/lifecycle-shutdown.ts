import { reportFailure } from './cli/terminal.ts'

/** Ends the process in the reverse order of its start. */
export interface Shutdown {
  /** True once the end was asked for; a start that is under way goes no further. */
  readonly requested: boolean
  /** What to do at the end; the last one added runs first. */
  add(step: () => Promise<void> | void): void
  /** Runs the steps and ends the process with `code`. Only the first call counts. */
  run(code: number): Promise<void>
}

/** Ctrl-C reaches every process of the terminal and is passed on by the launcher as well. */
const sameKeyMilliseconds = 1000

/**
 * Listens for the signals that mean "stop", and for the end of the launcher that holds our other
 * end of the channel. A second signal that is not an echo of the first ends the process at once.
 * @param started settles when the start has come to its end, good or bad
 */
export function shutdownOnSignals(started: () => Promise<unknown>): Shutdown {
  const steps: (() => Promise<void> | void)[] = []
  let running: Promise<void> | null = null
  let since = 0
  const shutdown: Shutdown = {
    get requested() {
      return running !== null
    },
    add: (step) => steps.push(step),
    run(code) {
      since ||= Date.now()
      running ??= finish(code)
      return running
    },
  }
  const finish = async (code: number) => {
    await started().catch(() => {})
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step()
      } catch (error) {
        reportFailure(error)
        code ||= 1
      }
    }
    process.exit(code)
  }
  const stop = () => {
    if (since && Date.now() - since > sameKeyMilliseconds) process.exit(130)
    void shutdown.run(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  // Below the launcher its end is what counts: started with nohup, it outlives the terminal.
  process.on('SIGHUP', process.channel ? () => {} : stop)
  process.once('disconnect', () => shutdown.run(0))
  // Whoever listened may be gone (a closed terminal, a killed parent): saying so to them would fail for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => {
      reportFailure(error)
      void shutdown.run(1)
    })
  return shutdown
}
