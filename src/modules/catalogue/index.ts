export { product } from './entities/product.ts'
export { catalogue } from './module.ts'
