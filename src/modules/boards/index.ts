export { board } from './entities/board.ts'
export { boards } from './module.ts'
