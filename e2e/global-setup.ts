/** One product for the run, set up, with a company of its own. Without a browser nothing is started. */
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startTestPostgres } from '#kernel/testing/postgres.ts'
import { setUpCompany } from './api.ts'
import { findChromium } from './chromium.ts'
import { createDatabase } from './database.ts'
import { makeRunFolder, startProduct } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The product that the journeys share; null when there is no browser to visit it with. */
    journeys: { url: string; adminKey: string; folder: string } | null
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!findChromium()) {
    project.provide('journeys', null)
    return async () => {}
  }
  const ends: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end()
  }
  try {
    const postgres = await startTestPostgres()
    ends.push(postgres.stop)
    const folder = await makeRunFolder()
    ends.push(() => rm(folder, { recursive: true, force: true }))
    const databaseUrl = await createDatabase(postgres.adminUrl)
    const product = await startProduct({ databaseUrl, folder })
    ends.push(product.stop)
    const adminKey = await setUpCompany(product.url)
    project.provide('journeys', { url: product.url, adminKey, folder })
    project.provide('postgresUrl', postgres.adminUrl)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
