import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'
import { queryClient } from '#kernel/ui/query.ts'

export interface AccountAnswer {
  /** This person may give, change and take the account. */
  manage: boolean
  account: {
    email: string
    twoFactor?: boolean
    sessions?: number
    lastActiveAt?: string | null
    keys?: number
    lockedUntil?: string | null
  } | null
}

const keyOf = (employeeId: string) => ['account', employeeId]

export function useAccount(employeeId: string) {
  return useQuery({
    queryKey: keyOf(employeeId),
    queryFn: ({ signal }) => api.get<AccountAnswer>(`/employees/${employeeId}/account`, undefined, { signal }),
  })
}

/** Both the panel and the record, whose version and history the change moved. */
export async function refreshAccount(employeeId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOf(employeeId) }),
    queryClient.invalidateQueries({ queryKey: ['record', 'employee', employeeId] }),
  ])
}
