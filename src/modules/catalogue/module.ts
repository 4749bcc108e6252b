import { everything, lookUp } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { product } from './entities/product.ts'

export const catalogue = defineModule({
  name: 'catalogue',
  dependsOn: ['organisation'],
  entities: [product],
  grants: {
    '*': { product: lookUp },
    'general-manager': { product: everything },
    director: { product: everything },
    marketing: { product: everything },
    warehouse: { product: everything },
  },
  menu: [
    {
      key: 'products',
      entity: 'product',
      label: { zh: '产品', en: 'Products' },
      icon: 'appstore',
      to: '/products',
      group: 'sales',
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
