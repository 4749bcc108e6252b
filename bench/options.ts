import { parseArgs } from 'node:util'

export interface Options {
  /** Records to measure on. */
  customers: number
  opportunities: [small: number, large: number]
  /** How often each read is measured. */
  rounds: number
  browser: boolean
  /** Puts the figures into docs/performance.md. */
  write: boolean
  /** Takes processor profiles of the product into this folder. */
  profile: string | undefined
}

export const usage = `npm run bench -- [--customers 100000] [--rounds 40] [--quick] [--no-browser] [--profile FOLDER] [--write]`

/** @throws Error naming an unknown flag or a number that is none */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      customers: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: true },
      write: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  })
  const quick = values.quick === true
  return {
    customers: wholeNumber('customers', values.customers ?? (quick ? '5000' : '100000')),
    opportunities: quick ? [880, 2_000] : [8_800, 50_000],
    rounds: wholeNumber('rounds', values.rounds ?? (quick ? '8' : '40')),
    browser: values.browser !== false,
    write: values.write === true,
    profile: values.profile,
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} must be a whole number above 0`)
  return number
}
