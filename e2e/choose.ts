import type { Locator, Page } from 'playwright-core'

/** Chooses in a list that opens below an input: by clicking, or by typing where it can be typed into. */
export async function choose(page: Page, input: Locator, option: string): Promise<void> {
  await input.click()
  if (await input.isEditable()) await input.fill(option)
  await page
    .getByTitle(option, { exact: true })
    .or(page.getByText(option, { exact: true }))
    .last()
    .click()
}
