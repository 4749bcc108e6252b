/** A message in this process's hand, with what its endpoint says. */
export interface Claimed extends Record<string, unknown> {
  id: string
  message: string
  type: string
  body: unknown
  attempts: number
  endpoint: string
  url: string
  owner: string
  allowPrivate: boolean | null
  secretNumber: number | null
  formerUntil: string | null
}
