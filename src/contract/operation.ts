import type { z } from 'zod'

/**
 * Who may call an operation at all (P3); what they may do with it is decided by its rules.
 * - `member`: any active member; auditors and agents too for reads.
 * - `writer`: an active member who is not only an auditor; agents within their scopes.
 * - `human`: a writer who is not an agent.
 * - `own`: a human, auditors too: a command about what is their own and no part of the record.
 * - `administrator`: whoever holds `map` on the root (A16).
 * - `{ map }`: a human who may decide that type of the map where the command touches it; checked once that is known.
 */
export type Access = 'member' | 'writer' | 'human' | 'own' | 'administrator' | MapAccess

export interface MapAccess {
  readonly map: string
}

/** The access of an operation in one word. */
export function accessText(access: Access): string {
  return typeof access === 'string' ? access : access.map
}

export interface Operation {
  readonly kind: 'command' | 'read'
  readonly access: Access
  readonly summary: string
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Codes this operation may refuse with, beside those every operation shares. */
  readonly refusals: readonly string[]
}

/** Declares a command: something that appends to the record. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  summary: string,
  access: Access,
  input: I,
  output: O,
  refusals: readonly string[] = [],
): { kind: 'command'; access: Access; summary: string; input: I; output: O; refusals: readonly string[] } {
  return { kind: 'command', access, summary, input, output, refusals }
}

/** Declares a read: a function of the record, the caller and the instant (T6). */
export function read<I extends z.ZodType, O extends z.ZodType>(
  summary: string,
  access: Access,
  input: I,
  output: O,
  refusals: readonly string[] = [],
): { kind: 'read'; access: Access; summary: string; input: I; output: O; refusals: readonly string[] } {
  return { kind: 'read', access, summary, input, output, refusals }
}
