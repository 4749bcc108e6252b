/** `defineEntity`, `defineAction`, `defineModule`: the three declarations a module is made of. */
export * from './define-action.ts'
export * from './define-entity.ts'
export * from './define-module.ts'
