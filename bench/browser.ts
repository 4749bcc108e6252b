/** How long a person waits for the first rows, in a browser with a warm cache. */
import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { median, quantile } from './statistics.ts'

export interface BrowserFigure {
  name: string
  p50: number
  p95: number
  target: number
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const title = '.zy-title-link'

/** Notes when the first row was painted, in milliseconds since the navigation began. */
const watchFirstRow = `new MutationObserver((_, observer) => {
  if (!document.querySelector('${title}')) return
  observer.disconnect()
  requestAnimationFrame(() => { window.firstRowAt = performance.now() })
}).observe(document, { childList: true, subtree: true })`

/** Milliseconds from a click on a link to the frame after the one that has the first row of its page. */
const visit = (path: string): string => `new Promise((resolve) => {
  const begin = performance.now()
  const look = () => {
    const isThere = location.pathname === '${path}' && document.querySelector('${title}')
    requestAnimationFrame(isThere ? () => resolve(performance.now() - begin) : look)
  }
  document.querySelector('a[href="${path}"]').click()
  requestAnimationFrame(look)
})`

/** Null when there is no browser on this machine. @param cookie of a session */
export async function measureBrowser(url: string, cookie: string, runs: number): Promise<BrowserFigure[] | null> {
  const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))
  if (!executablePath) return null
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await context.addCookies(cookiesOf(cookie, url))
    const page = await context.newPage()
    await page.addInitScript(watchFirstRow)
    const samples = { load: [] as number[], visit: [] as number[] }
    for (let run = -warmUps; run < runs; run++) {
      const { load, visit } = await measureOnce(page, url)
      if (run < 0) continue
      samples.load.push(load)
      samples.visit.push(visit)
    }
    return [
      figure('menu to customers, first row painted', samples.visit, 300),
      figure('page loaded anew, first row painted', samples.load, 1000),
    ]
  } finally {
    await browser.close()
  }
}

const warmUps = 2

async function measureOnce(page: Page, url: string): Promise<{ load: number; visit: number }> {
  await page.goto(`${url}/customers`)
  await page.locator(title).first().waitFor()
  await page.waitForTimeout(300)
  const load = await page.evaluate<number>('window.firstRowAt')
  await page.locator('a[href="/contacts"]').first().click()
  await page.waitForURL('**/contacts')
  await page.waitForTimeout(300)
  return { load, visit: await page.evaluate<number>(visit('/customers')) }
}

const figure = (name: string, samples: number[], target: number): BrowserFigure => ({
  name,
  p50: median(samples),
  p95: quantile(samples, 0.95),
  target,
})

function cookiesOf(header: string, url: string) {
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
}
