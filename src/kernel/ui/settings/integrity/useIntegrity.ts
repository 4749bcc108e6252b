import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../client.ts'

export type Fault =
  | 'altered'
  | 'missing'
  | 'inserted'
  | 'outside'
  | 'forged'
  | 'other-key'
  | 'seal-missing'
  | 'broken-chain'
  | 'cut-off'

interface Person {
  id: string
  label: string
}

export interface Problem {
  fault: Fault
  seal: number | null
  firstAt: string | null
  lastAt: string | null
  count: number
  entries: { position: number; at?: string; entity?: string; recordId?: string; action?: string; by: Person | null }[]
}

export interface Integrity {
  last: { number: number; sealedAt: string; hash: string } | null
  rows: number
  waiting: { count: number; oldestAt: string | null }
  lastCheck: { at: string; problems: unknown[] } | null
  removals: { number: number; sealedAt: string; count: number; reason: string | null; by: Person | null }[]
}

interface Step {
  seals: number
  rows: number
  problems: Problem[]
  next: number | null
}

export interface Check {
  running: boolean
  seals: number
  rows: number
  problems: Problem[]
}

export function useIntegrity() {
  return useQuery({
    queryKey: ['audit-integrity'],
    queryFn: ({ signal }) => api.get<Integrity>('/audit-integrity', undefined, { signal }),
  })
}

/** Checks the whole history step by step. */
export function useCheck(onError: (error: unknown) => void): [Check | undefined, () => Promise<void>] {
  const [check, setCheck] = useState<Check>()
  const running = useRef(false)
  const start = async () => {
    if (running.current) return
    running.current = true
    let sum: Check = { running: true, seals: 0, rows: 0, problems: [] }
    setCheck(sum)
    try {
      for (let from: number | null = 1; from !== null; ) {
        const step: Step = await api.post<Step>('/audit-integrity/verify', { from })
        from = step.next
        sum = {
          running: from !== null,
          seals: sum.seals + step.seals,
          rows: sum.rows + step.rows,
          problems: [...sum.problems, ...step.problems],
        }
        setCheck(sum)
      }
    } catch (error) {
      setCheck(undefined)
      onError(error)
    } finally {
      running.current = false
    }
  }
  return [check, start]
}
