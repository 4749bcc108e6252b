import type { Runtime } from '#kernel/runtime.ts'
import type { World } from './oracle.ts'
import { type Person, peopleOf } from './people.ts'
import { makeWorld, randomFrom, readWorld } from './random-world.ts'

/** Makes a company at random: what the oracle knows of it, and its people with their clients. The same seed makes the same one. */
export async function randomCompany(
  app: { runtime: Runtime },
  seed: number,
): Promise<{ world: World; people: Person[] }> {
  const made = await makeWorld(app.runtime, randomFrom(seed))
  return { world: await readWorld(app.runtime, made.people), people: made.people.map(peopleOf(app)) }
}
