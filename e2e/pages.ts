/** The addresses of the product's screens, as its modules register them: a new one is in every tour. */
import type { Api } from './api.ts'

interface Screens {
  pages?: { path: string }[]
  settings?: { path: string }[]
}

/** Loaded by name: these are sources of the browser, which the journeys are not compiled for. */
const registered = '../src/app/web/modules.ts'
const ownSettings = '../src/kernel/ui/settings/SettingsPages.tsx'
const modules = async () => ((await import(registered)) as { moduleUis: Screens[] }).moduleUis

/** What people open from the menu, and pages of the modules that stand for themselves. */
async function work(): Promise<string[]> {
  const pages = (await modules()).flatMap((ui) => ui.pages ?? [])
  return [
    ...['/', '/customers?view=all', '/contacts', '/leads', '/opportunities?view=open', '/follow-ups', '/products'],
    ...['/plans', '/trash', '/me', '/import/customers'],
    ...pages.map(({ path }) => path).filter((path) => !path.includes('$')),
  ]
}

async function settings(): Promise<string[]> {
  const { settingsPages } = (await import(ownSettings)) as { settingsPages: { path: string }[] }
  const all = [...settingsPages, ...(await modules()).flatMap((ui) => ui.settings ?? [])]
  return ['/settings', ...all.map(({ path }) => `/settings/${path}`)]
}

/** One of each kind of record, board, report and so on that has a page of its own. */
async function single(api: Api): Promise<string[]> {
  const customer = await api.post('customers', { name: 'Harbour Foods', phone: '021-62000000' })
  const deal = await api.post('opportunities', { name: 'Cold store', customer: customer.id, amount: '8000' })
  const lead = await api.post('leads', { name: 'Ann', company: 'Harbour Fish', phone: '13812341234' })
  const goal = await api.post('goals', { metric: 'won-amount', period: '2030', target: '2400000' })
  const objective = await api.post('objectives', { title: 'Customers speak for us' })
  await api.post('key-results', { objective: objective.id, title: 'Letters', target: '50' })
  const plan = await api.post('plans', { name: 'Spring' })
  await api.post('plan-tasks', { name: 'Visit', plan: plan.id, startsOn: '2030-03-04', endsOn: '2030-03-08' })
  return [
    `/customers/${customer.id}`,
    `/opportunities/${deal.id}`,
    `/leads/${lead.id}`,
    `/goals/${goal.id}`,
    `/okr/${objective.id}`,
    `/plans/${plan.id}`,
    ...['/boards/company-week', '/boards/pipeline', '/boards/pipeline/edit', '/boards/pipeline/wall'],
    ...['/boards/pipeline/explore?metric=won-amount', '/metric-library/won-amount', '/reports/people'],
    '/alert-rules/new',
  ]
}

/** Tours of all screens: each answers its addresses, having made what they show. */
export const tours: [what: string, addresses: (api: Api) => Promise<string[]>][] = [
  ['the work', work],
  ['single things', single],
  ['the settings', settings],
]
