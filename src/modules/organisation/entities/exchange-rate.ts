import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, decimal, text } from '#kernel/entity/fields.ts'
import { guardRates } from '../guards/exchange-rate.ts'
import { rebaseAmounts } from '../rebase-amounts.ts'
import { currencies } from './currencies.ts'

/** What one unit of another currency is worth, from a day on. */
export const exchangeRate = defineEntity('exchange-rate', {
  label: { zh: '汇率', en: 'Exchange rate' },
  plural: { zh: '汇率', en: 'Exchange rates' },
  about: {
    zh: '外币折合本位币的汇率，从生效日期起使用。修改后相关金额自动重算。',
    en: "What other currencies are worth in the company's, from a day on. Amounts follow a change by themselves.",
  },
  path: 'exchange-rates',
  icon: 'swap',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'note',
  sort: 'currency,-validFrom',
  fields: {
    currency: choice(currencies, { label: { zh: '币种', en: 'Currency' }, required: true }),
    rate: decimal({
      label: { zh: '汇率', en: 'Rate' },
      help: { zh: '1 单位外币折合多少本位币', en: "Units of the company's currency for one unit" },
      required: true,
      min: 0,
      scale: 8,
      additive: false,
    }),
    validFrom: date({ label: { zh: '生效日期', en: 'Valid from' }, required: true, default: '@today' }),
    note: text({ label: { zh: '来源说明', en: 'Source' }, max: 200 }),
  },
  list: ['currency', 'rate', 'validFrom', 'note'],
  quick: ['currency', 'rate', 'validFrom', 'note'],
  unique: [
    {
      fields: ['currency', 'validFrom'],
      error: 'exchange-rate.taken',
      message: { zh: '该币种在这一天已有汇率', en: 'The currency has a rate from this day on already' },
    },
  ],
  guard: guardRates,
  written: rebaseAmounts,
})
