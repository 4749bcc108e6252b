const KEY = 'zy:reloaded-for-new-code'

/** Whether the server answers: without it a reload would take away what is still on screen. */
async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/**
 * After an update of the server, a page that was opened before asks for code that is gone. Then the
 * page is loaded again, once; drafts and the address keep what the person was doing.
 */
export function reloadOnOldCode(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < 60_000) return
    void serverAnswers().then((answers) => {
      if (!answers) return
      sessionStorage.setItem(KEY, String(Date.now()))
      window.location.reload()
    })
  })
}
