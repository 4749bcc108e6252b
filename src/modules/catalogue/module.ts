import { defineModule } from '#kernel/entity/define.ts'
import { product } from './entities/product.ts'

const manage = { read: 'all', create: 'all', update: 'all', delete: 'all', export: 'all', import: 'all' } as const

export const catalogue = defineModule({
  name: 'catalogue',
  dependsOn: ['organisation'],
  entities: [product],
  grants: {
    '*': { product: { read: 'all' } },
    'general-manager': { product: manage },
    director: { product: manage },
    marketing: { product: manage },
    warehouse: { product: manage },
  },
  menu: [
    {
      key: 'products',
      entity: 'product',
      label: { zh: '产品', en: 'Products' },
      icon: 'appstore',
      to: '/products',
      order: 60,
    },
  ],
  messages: {
    'product.floor-above-list': {
      zh: '底价不能高于标准价 {listPrice}',
      en: 'The floor price must not exceed the list price {listPrice}',
    },
  },
})
