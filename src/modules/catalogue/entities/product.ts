import { defineEntity } from '#kernel/entity/define.ts'
import { attachment, choice, money, number, requiredText, richText, text } from '#kernel/entity/fields.ts'
import { checkPrices } from '../rules/prices.ts'

export const product = defineEntity('product', {
  label: { zh: '产品', en: 'Product' },
  plural: { zh: '产品', en: 'Products' },
  about: { zh: '卖什么、多少钱、最低多少钱。', en: 'What we sell, at which price, and the lowest one.' },
  path: 'products',
  icon: 'appstore',
  scope: { by: 'company' },
  comments: true,
  title: 'name',
  sort: 'name',
  number: 'P-{seq:4}',
  fields: {
    code: number({ label: { zh: '产品编码', en: 'Code' }, search: true }),
    name: requiredText({ label: { zh: '产品名称', en: 'Name' }, search: true, index: true }),
    line: choice([], { label: { zh: '产品线', en: 'Product line' }, open: true }),
    unit: text({ label: { zh: '单位', en: 'Unit' }, max: 20 }),
    listPrice: money({ label: { zh: '标准价', en: 'List price' }, min: 0, additive: false }),
    floorPrice: money({ label: { zh: '底价', en: 'Floor price' }, min: 0, additive: false }),
    status: choice(
      [
        { value: 'on', label: { zh: '上架', en: 'On sale' }, tone: 'good' },
        { value: 'off', label: { zh: '下架', en: 'Withdrawn' }, tone: 'muted' },
      ],
      { label: { zh: '状态', en: 'Status' }, default: 'on', required: true },
    ),
    description: richText({ label: { zh: '产品说明', en: 'Description' } }),
    files: attachment({ label: { zh: '资料', en: 'Files' } }),
  },
  list: ['code', 'name', 'line', 'listPrice', 'floorPrice', 'unit', 'status'],
  quick: ['name', 'line', 'listPrice', 'unit'],
  highlights: ['line', 'listPrice', 'floorPrice', 'status'],
  unique: [
    { fields: ['code'], error: 'product.code-taken', message: { zh: '产品编码已存在', en: 'The product code exists' } },
    {
      fields: ['name'],
      error: 'product.name-taken',
      message: { zh: '已有同名产品', en: 'A product of this name exists' },
    },
  ],
  rules: [checkPrices],
})
