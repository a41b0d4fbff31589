import type { z } from 'zod'
import type { OperationName, operations } from '../contract/operations.ts'
import type { Draft, Envelope } from '../domain/record/entry.ts'
import type { Outcome } from '../domain/refusal.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Script } from '../storage/sql.ts'
import type { CommandScope, Scope } from './scope.ts'

export type InputOf<N extends OperationName> = z.output<(typeof operations)[N]['input']>
export type OutputOf<N extends OperationName> = z.input<(typeof operations)[N]['output']>

/** What a command does when it is not refused. */
export interface Decided<O> {
  /** Appended in this order, in one transaction, after what has become due. May be empty (nothing to change). */
  readonly drafts: readonly Draft[]
  /** Further writes in the same transaction to what is not in the record (tokens, bodies to erase). */
  readonly effects?: (written: Written) => Script<void>
  /** The answer, computed after the entries are folded and written: `written.scope` sees the new state. */
  readonly answer: (written: Written) => Script<O> | O
}

export interface Written {
  /** The last seq written, or the head where nothing was. */
  readonly seq: number
  /** The entries of this command, without those that had become due. */
  readonly entries: readonly Envelope[]
  /** The organisation with these entries folded. */
  readonly scope: Scope
}

export interface CommandService<I, O> {
  readonly decide: (scope: CommandScope, input: I) => Script<Outcome<Decided<O>>>
}

export interface ReadService<I, O> {
  readonly read: (scope: Scope, input: I) => Script<Outcome<O>>
  /** Where the input itself speaks of another instant (Q2): how it is read there; null where it speaks of now. */
  readonly elsewhen?: (scope: Scope, input: I) => Elsewhen<O> | null
}

export interface Elsewhen<O> {
  readonly at: Instant
  readonly read: (there: Scope) => Script<Outcome<O>>
}

export type Service<N extends OperationName> = (typeof operations)[N]['kind'] extends 'command'
  ? CommandService<InputOf<N>, OutputOf<N>>
  : ReadService<InputOf<N>, OutputOf<N>>

/** Types a command service by its operation's name; `_name` only fixes the type. */
export function commandService<N extends OperationName>(
  _name: N,
  decide: CommandService<InputOf<N>, OutputOf<N>>['decide'],
): CommandService<InputOf<N>, OutputOf<N>> {
  return { decide }
}

/** Types a read service by its operation's name; `_name` only fixes the type. */
export function readService<N extends OperationName>(
  _name: N,
  read: ReadService<InputOf<N>, OutputOf<N>>['read'],
  elsewhen?: NonNullable<ReadService<InputOf<N>, OutputOf<N>>['elsewhen']>,
): ReadService<InputOf<N>, OutputOf<N>> {
  return elsewhen === undefined ? { read } : { read, elsewhen }
}
