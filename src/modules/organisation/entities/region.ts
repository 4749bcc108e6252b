import { defineEntity } from '#kernel/entity/define.ts'
import { integer, ref, requiredText, tags, treeRef } from '#kernel/entity/fields.ts'
import { noCircle } from '../guards/no-circle.ts'

/** A sales territory; it maps to administrative divisions. */
export const region = defineEntity('region', {
  label: { zh: '区域', en: 'Region' },
  plural: { zh: '区域', en: 'Regions' },
  about: {
    zh: '销售区域的树，每个区域对应若干省市。',
    en: 'The tree of sales territories; each maps to provinces and cities.',
  },
  path: 'regions',
  icon: 'global',
  scope: { by: 'company' },
  affectsAccess: true,
  settingsOnly: true,
  title: 'name',
  parent: 'parent',
  sort: 'position,name',
  fields: {
    name: requiredText({ label: { zh: '区域名称', en: 'Name' }, search: true }),
    parent: treeRef('region', { label: { zh: '上级区域', en: 'Parent region' }, onDelete: 'restrict' }),
    manager: ref('employee', { label: { zh: '区域负责人', en: 'Manager' } }),
    divisions: tags({
      label: { zh: '行政区划代码', en: 'Division codes' },
      help: {
        zh: '该区域包含的省、市代码（GB/T 2260）',
        en: 'Codes of the provinces and cities in this region (GB/T 2260)',
      },
    }),
    position: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 0 }),
  },
  list: ['name', 'parent', 'manager', 'divisions'],
  quick: ['name', 'parent', 'manager'],
  unique: [
    {
      fields: ['parent', 'name'],
      error: 'region.duplicate',
      message: { zh: '同一上级区域下已有同名区域', en: 'The parent region already has a region of this name' },
    },
  ],
  guard: noCircle('region'),
})
