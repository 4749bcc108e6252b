/** Signing keys of endpoints. They are worked out from the installation's secret, so that no database holds them. */
import { createHmac } from 'node:crypto'
import type { Runtime } from '#kernel/runtime.ts'

/** A rotated secret signs beside the new one for so long. */
export const overlapHours = 24

/** In the form that Standard Webhooks libraries take. */
export function secretOf(runtime: Pick<Runtime, 'secret'>, endpoint: string, number: number): string {
  const key = createHmac('sha256', runtime.secret.key('webhooks')).update(`${endpoint} ${number}`).digest()
  return `whsec_${key.toString('base64')}`
}

export interface SecretState {
  id: string
  secretNumber: number | null
  formerUntil: string | null
}

/** The secrets that sign now, the newest first. */
export function secretsOf(runtime: Pick<Runtime, 'secret'>, endpoint: SecretState, now: Date): string[] {
  const number = endpoint.secretNumber ?? 1
  const former = endpoint.formerUntil !== null && Date.parse(endpoint.formerUntil) > now.getTime()
  return [number, ...(former ? [number - 1] : [])].map((each) => secretOf(runtime, endpoint.id, each))
}
