import { useQuery } from '@tanstack/react-query'
import type { Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { queryClient } from '#kernel/ui/query.ts'

export interface Choices {
  enabled: boolean
  issuer: string
  clientId: string
  label: Label
  domains: string[]
  only: boolean
  emailClaim: string
  trustAddresses: boolean
  createAccounts: boolean
}

export interface SingleSignOn extends Choices {
  hasSecret: boolean
  callback: string
}

const path = '/single-sign-on'
const queryKey = ['single-sign-on']

export function useSingleSignOn() {
  return useQuery({ queryKey, queryFn: ({ signal }) => api.get<SingleSignOn>(path, undefined, { signal }) })
}

/** @throws ApiError with faults by field; the provider is asked before anything is stored */
export async function saveSingleSignOn(choices: Choices & { clientSecret: string }): Promise<SingleSignOn> {
  return keep(await api.put<SingleSignOn>(path, choices))
}

export async function removeSingleSignOn(): Promise<void> {
  keep(await api.del<SingleSignOn>(path))
}

function keep(answer: SingleSignOn): SingleSignOn {
  queryClient.setQueryData(queryKey, answer)
  return answer
}
