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

/** Null when there is no browser on this machine. */
export async function measureBrowser(url: string, cookie: string, runs: number): Promise<BrowserFigure[] | null> {
  const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))
  if (!executablePath) return null
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await context.addCookies(cookiesOf(cookie, url))
    const page = await context.newPage()
    const loads: number[] = []
    const visits: number[] = []
    for (let run = -2; run < runs; run++) {
      await page.goto(`${url}/customers`)
      await page.locator(title).first().waitFor()
      const load = await page.evaluate(firstRowSinceNavigation)
      await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href="/contacts"]')!.click())
      await page.waitForURL('**/contacts')
      await page.waitForTimeout(300)
      const visit = await clickAndWait(page, 'a[href="/customers"]')
      if (run < 0) continue
      loads.push(load)
      visits.push(visit)
    }
    const figure = (name: string, samples: number[], target: number) => ({
      name,
      p50: median(samples),
      p95: quantile(samples, 0.95),
      target,
    })
    return [
      figure('menu → customers: first row painted', visits, 300),
      figure('address typed or page reloaded: first row there', loads, 1000),
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds from a click to the frame after the one that has the first row. */
async function clickAndWait(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    ([link, row]) =>
      new Promise<number>((resolve) => {
        const begin = performance.now()
        const look = () => {
          if (location.pathname === '/customers' && document.querySelector(row!))
            requestAnimationFrame(() => resolve(performance.now() - begin))
          else requestAnimationFrame(look)
        }
        document.querySelector<HTMLAnchorElement>(link!)!.click()
        requestAnimationFrame(look)
      }),
    [selector, title],
  )
}

/** The element timing of the page itself; the locator found the row within a frame or two. */
function firstRowSinceNavigation(): number {
  return performance.now()
}

function cookiesOf(header: string, url: string) {
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
}
