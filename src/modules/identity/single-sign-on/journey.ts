import { AsyncLocalStorage } from 'node:async_hooks'
import type { AdmissionRefusal } from './admit.ts'
import type { ProfileRefusal } from './profile.ts'

export type Refusal = ProfileRefusal | AdmissionRefusal

/** One person's way through the library, coming from the provider: who may enter is decided on it, and noted here. */
export interface Journey {
  refusal?: Refusal
  /** Who was let in. */
  userId?: string
}

export const journeys = new AsyncLocalStorage<Journey>()
