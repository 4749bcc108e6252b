/**
 * Cases are measured in turns, one of each a round: when the machine is busy for a moment, all of them and their floors
 * feel it, and the ratio between them stays.
 */
import { setImmediate } from 'node:timers/promises'
import { median, quantile, type Samples, timed } from './statistics.ts'

export interface Case {
  name: string
  group: string
  run(): Promise<unknown>
  /** Name of the case that it is compared with. */
  floor?: string
  /** Milliseconds that its median should stay below. */
  target?: number
}

export interface Figure {
  group: string
  name: string
  p50: number
  p95: number
  /** Median as a multiple of the floor's. */
  ratio?: number
  target?: number
}

const warmUps = 3

export async function measure(cases: readonly Case[], rounds: number): Promise<Figure[]> {
  const samples = new Map<string, Samples>(cases.map(({ name }) => [name, []]))
  for (let round = -warmUps; round < rounds; round++) {
    for (const { name, run } of cases) {
      const took = await timed(run)
      if (round >= 0) samples.get(name)!.push(took)
      await setImmediate()
    }
  }
  return cases.map(({ name, group, floor, target }) => {
    const own = samples.get(name)!
    const below = floor === undefined ? undefined : samples.get(floor)
    return {
      group,
      name,
      p50: median(own),
      p95: quantile(own, 0.95),
      ...(below && { ratio: median(own) / median(below) }),
      ...(target !== undefined && { target }),
    }
  })
}
