import { type PrintedBrief, printBrief } from '../../domain/brief/print-brief.ts'
import type { Row } from '../spec.ts'

/** The brief as its domain prints it, times in UTC. */
export function briefText(answer: Row): string {
  return printBrief(answer as unknown as PrintedBrief)
}
