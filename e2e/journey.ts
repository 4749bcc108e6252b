/** A journey: a person at a browser. Pages are closed afterwards, and what went wrong behind the screen fails it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, inject, test } from 'vitest'
import { type Api, administrator, apiAs, type Person } from './api.ts'
import { findChromium } from './chromium.ts'

/** Fits a laptop; and the narrowest phone that people still carry in numbers. */
const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export interface Visit {
  /** Who is signed in; null comes as a stranger. */
  as?: Pick<Person, 'email' | 'password'> | null
  screen?: keyof typeof screens
  /** The browser's own language; a person's account may have another. */
  locale?: 'zh-CN' | 'en-US'
  /** Another product than the one that the run shares. */
  url?: string
}

/** Opens a path of the product in a browser of its own. */
type Open = (path: string, visit?: Visit) => Promise<Page>

export const chromiumPath = findChromium()

let browser: Promise<Browser> | undefined
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

afterAll(async () => (await browser)?.close())

export const journey = test
  .extend<{ api: Api; open: Open }>({
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern what a fixture needs.
    api: async ({}, use) => {
      const { url, adminKey } = inject('journeys')!
      await use(apiAs(url, adminKey))
    },
    open: async ({ task }, use) => {
      const contexts: BrowserContext[] = []
      const faults: string[] = []
      await use(async (path, visit = {}) => {
        const url = visit.url ?? inject('journeys')!.url
        const context = await enter(url, visit)
        contexts.push(context)
        const page = await context.newPage()
        page.setDefaultTimeout(30_000)
        watch(page, faults)
        await page.goto(path)
        return page
      })
      if (task.result?.state === 'fail') await keepScreens(task.name, contexts)
      await Promise.all(contexts.map((context) => context.close()))
      if (faults.length > 0) throw new Error(`Behind the screen:\n${faults.join('\n')}`)
    },
  })
  .skipIf(!chromiumPath)

async function enter(url: string, { as = administrator, screen = 'desktop', locale = 'zh-CN' }: Visit) {
  browser ??= launch()
  const known = as ? `${url} ${as.email}` : ''
  const context = await (await browser).newContext({
    baseURL: url,
    viewport: screens[screen],
    locale,
    timezoneId: 'Asia/Shanghai',
    hasTouch: screen === 'phone',
    isMobile: screen === 'phone',
    // Journeys wait for states, not for movements.
    reducedMotion: 'reduce',
    storageState: sessions.get(known),
  })
  if (as && !sessions.has(known)) {
    const answer = await context.request.post('/api/auth/sign-in/email', {
      data: { email: as.email, password: as.password },
      headers: { origin: url },
    })
    if (!answer.ok()) throw new Error(`Sign-in of ${as.email}: ${answer.status()} ${await answer.text()}`)
    sessions.set(known, await context.storageState())
  }
  return context
}

function launch(): Promise<Browser> {
  // Profiles belong to the run's folder, which is removed even when the run is killed.
  const folder = inject('journeys')?.folder
  if (folder) process.env.TMPDIR = folder
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  })
}

/** Errors of scripts, complaints of the browser, and requests that the server could not answer. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // A refused request is an answer that the page shows; what it means is the journey's business.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${page.url()} ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
}

/** `E2E_SHOTS` names a folder for what a failed journey last saw. */
async function keepScreens(name: string, contexts: BrowserContext[]): Promise<void> {
  const folder = process.env.E2E_SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  const pages = contexts.flatMap((context) => context.pages())
  for (const [at, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${name.replace(/\W+/gu, '-')}-${at + 1}.png`) }).catch(() => {})
}
