/** Conditions on cases. Several are laid on each other: a case stays when it meets all of them. */
export type LogFilter =
  /** Instants in ISO form. `within`: all of the case; `touching`: a part of it; `started` and `ended` in the range. */
  | { kind: 'time'; from?: string; to?: string; mode: 'within' | 'touching' | 'started' | 'ended' }
  /** Keys of activities. */
  | { kind: 'activity'; activities: string[]; mode: 'any' | 'all' | 'none' }
  | { kind: 'follows'; from: string; to: string; mode: 'directly' | 'eventually' | 'never' }
  | { kind: 'variant'; variants: string[]; not?: boolean }
  /** Seconds from the first event to the last. */
  | { kind: 'duration'; min?: number; max?: number }
  /** `''` stands for "no value". */
  | { kind: 'attribute'; of: 'case' | 'event'; name: string; values: string[]; not?: boolean }
  | { kind: 'resource'; people: string[]; not?: boolean }
  | { kind: 'start'; activities: string[] }
  | { kind: 'end'; activities: string[] }
  /** Done more than once in the case. */
  | { kind: 'rework'; activity: string }
