/**
 * A refusal is an expected outcome: a value with a code, one public sentence saying what is wrong, and one
 * saying what to do next. Faults (bugs, a broken world) are thrown instead and never reach this type.
 */
export interface Refusal {
  readonly code: string
  readonly message: string
  /** What the reader can do now, one sentence. */
  readonly next: string
  /** Where in the input, e.g. `items[2].until`. */
  readonly path?: string
  readonly details?: Readonly<Record<string, unknown>>
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(
  code: string,
  message: string,
  next: string,
  more: { path?: string; details?: Record<string, unknown> } = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message, next, ...more } }
}
