/** Records as the API shows and takes them, worked out from the entity definitions. */
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { FieldKind, Reference } from '#kernel/entity/meta.types.ts'

export interface TargetReference extends Reference {
  entity: string
}

export interface FileReference {
  id: string
  name: string
  size: number
  mime: string
}

/** What every record has. Who wrote is null when it was the system, or somebody the caller may not look up. */
export interface SystemValues {
  id: string
  version: number
  label: string
  createdAt: string
  createdBy: Reference | null
  updatedAt: string
  updatedBy: Reference | null
}

/**
 * A field's value in an answer. A reference is null also when what it points to is out of the caller's reach, so even a
 * required one may be. Fields that are hidden from the caller are missing, masked ones hold the mask.
 */
export type ShownValue<F> =
  F extends FieldSpec<infer V, infer R, infer K>
    ? FieldKind extends K
      ? R extends true
        ? V
        : V | null
      : K extends 'ref' | 'treeRef'
        ? Reference | null
        : K extends 'refs'
          ? Reference[]
          : K extends 'target'
            ? TargetReference | null
            : K extends 'attachment'
              ? FileReference[]
              : K extends 'tags' | 'multiChoice'
                ? string[]
                : R extends true
                  ? V
                  : V | null
    : never

type Id = string | { id: string; label?: string }

/** A field's value in a request: references as an id or as they were shown. */
export type SentValue<F> =
  F extends FieldSpec<infer V, boolean, infer K>
    ? FieldKind extends K
      ? V | null
      : K extends 'ref' | 'treeRef'
        ? Id | null
        : K extends 'refs' | 'attachment'
          ? Id[] | null
          : V | null
    : never

type FieldsOf<E> = E extends EntityDefinition<infer F extends Fields> ? F : never

export type ShownFields<E> = { -readonly [K in keyof FieldsOf<E>]: ShownValue<FieldsOf<E>[K]> }
export type SentFields<E> = { -readonly [K in keyof FieldsOf<E>]?: SentValue<FieldsOf<E>[K]> }

/** A field of the record, or a path through references: `customer.tier`. */
export type FieldPath<E> = (keyof ShownFields<E> & string) | `${string}.${string}`

/** The record as a list shows it that asked for these fields. */
export type Shown<E, F extends FieldPath<E> = keyof ShownFields<E> & string> = SystemValues &
  Pick<ShownFields<E>, F & keyof ShownFields<E>> &
  Record<Exclude<F, keyof ShownFields<E>>, unknown>
