/** ISO 4217 codes that companies here trade in; an administrator may add others. */
export const currencies = [
  { value: 'CNY', label: { zh: '人民币 CNY', en: 'Renminbi CNY' } },
  { value: 'USD', label: { zh: '美元 USD', en: 'US dollar USD' } },
  { value: 'EUR', label: { zh: '欧元 EUR', en: 'Euro EUR' } },
  { value: 'HKD', label: { zh: '港元 HKD', en: 'Hong Kong dollar HKD' } },
  { value: 'JPY', label: { zh: '日元 JPY', en: 'Yen JPY' } },
  { value: 'GBP', label: { zh: '英镑 GBP', en: 'Pound GBP' } },
  { value: 'SGD', label: { zh: '新加坡元 SGD', en: 'Singapore dollar SGD' } },
] as const
