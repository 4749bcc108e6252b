import { useState } from 'react'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'

/** What the server found wrong with a form, at the field it belongs to. */
export function useFaults() {
  const feedback = useFeedback()
  const [faults, setFaults] = useState<Violation[]>([])
  /** Undefined when the server said no. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setFaults([])
    try {
      return await work()
    } catch (error) {
      if (isApiError(error, 400)) setFaults(error.body.violations)
      else feedback.error(error)
      return undefined
    }
  }
  /** Of a field, or of anything below it. */
  const faultOf = (path: string) =>
    faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message
  return { attempt, faultOf }
}
