import { invalidInput, ruleBroken } from '../api/errors.ts'
import type { Outcome } from './create.ts'

/** The outcome of a single write, or its faults as the error the API answers with. */
export function writeOrThrow(outcome: Outcome): Outcome {
  if (outcome.violations.length === 0) return outcome
  throw outcome.fault === 'form' ? invalidInput(outcome.violations) : ruleBroken(outcome.violations)
}
