import { useQuery } from '@tanstack/react-query'
import type { Label } from '../../entity/meta.types.ts'
import { api } from '../client.ts'

export interface SignInOptions {
  /** `only`: passwords are for administrators. Empty words stand for the product's own. */
  singleSignOn: { label: Label; only: boolean } | null
}

/** What the sign-in page offers besides passwords; undefined until it is known. */
export function useSignInOptions(): SignInOptions | undefined {
  return useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => api.get<SignInOptions>('/sign-in-options', undefined, { signal, anonymous: true }),
    retry: 1,
    // The password form is there without it.
    throwOnError: false,
  }).data
}

async function providerAddress(window: boolean): Promise<string> {
  const { url } = await api.post<{ url: string }>('/api/auth/sign-in/sso', { window }, { anonymous: true })
  return url
}

/** Where to go on after single sign-on; the provider only ever sends people back to the sign-in page. */
const returnKey = 'zy-sso-return'

/** Leaves for the provider, in this window. */
export async function leaveForProvider(to: string): Promise<void> {
  const url = await providerAddress(false)
  sessionStorage.setItem(returnKey, to)
  window.location.assign(url)
}

/** The address that somebody wanted before leaving. */
export function takeReturnAddress(): string | null {
  const to = sessionStorage.getItem(returnKey)
  sessionStorage.removeItem(returnKey)
  return to
}

const channelName = 'zy-signed-in'

/**
 * Signs in at the provider in a second window, so that nothing on this page is lost.
 * @param onDone called when that window is back with a session
 */
export async function signInBeside(onDone: () => void): Promise<void> {
  // Opened at the click itself, or the browser takes it for an unwanted one.
  const beside = window.open('about:blank', '_blank', 'width=520,height=680')
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => {
    channel.close()
    onDone()
  }
  try {
    const url = await providerAddress(true)
    if (beside) beside.location.replace(url)
    else window.open(url, '_blank')
  } catch (error) {
    beside?.close()
    channel.close()
    throw error
  }
}

/** In the second window: the first one may go on, this one is done. */
export function tellAndClose(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('done')
  channel.close()
  window.close()
}
