/**
 * What happens when the server says that nobody is signed in. The signed-in app registers a dialog
 * that asks for the password over the page; requests wait for it and are repeated afterwards.
 * Without one (the page has only just been opened) the sign-in page takes over.
 */
type AskAgain = () => Promise<boolean>

let askAgain: AskAgain | undefined
let asking: Promise<boolean> | undefined

/** Registers the dialog; the answer removes it. It resolves to true once the same person is signed in again. */
export function onSessionEnd(ask: AskAgain): () => void {
  askAgain = ask
  return () => {
    if (askAgain === ask) askAgain = undefined
  }
}

const PUBLIC_PAGES = ['/sign-in', '/setup']

/** The sign-in page's address, remembering where to return to. */
export function signInAddress(here: Location = window.location): string {
  const back = here.pathname + here.search + here.hash
  return back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`
}

/** Called on 401. True: signed in again, repeat the request. False: give up. Calls at the same time share one dialog. */
export function sessionEnded(): Promise<boolean> {
  if (!askAgain) {
    if (!PUBLIC_PAGES.includes(window.location.pathname)) window.location.assign(signInAddress())
    return Promise.resolve(false)
  }
  asking ??= askAgain().finally(() => {
    asking = undefined
  })
  return asking
}
