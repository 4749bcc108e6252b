import type { Context } from '../entity/context.ts'
import type { Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Values } from './input.ts'

/** A field's default with its tokens replaced: `@me`, `@today`, `@now`, `@my-department`. */
export function defaultOf(ctx: Pick<Context, 'actor' | 'today' | 'now'>, field: FieldSpec): unknown {
  switch (field.default) {
    case '@me':
      return ctx.actor.id
    case '@today':
      return ctx.today
    case '@now':
      return ctx.now.toISOString()
    case '@my-department':
      return ctx.actor.department?.id ?? null
    default:
      return field.default ?? null
  }
}

/** Fills what was not sent at all; a field sent empty stays empty. */
export function withDefaults(ctx: Context, fields: Fields, record: Values, given: ReadonlySet<string>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.default !== undefined && !given.has(name)) record[name] = defaultOf(ctx, field)
  }
}
