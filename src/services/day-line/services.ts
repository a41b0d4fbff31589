import { readDayLine } from './read.ts'

/** The services of the day line, by operation. */
export const dayLineServices = { 'day-line.read': readDayLine } as const
