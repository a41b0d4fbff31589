import { readBrief } from './read.ts'

/** The services of brief, by operation. */
export const briefServices = { 'brief.read': readBrief } as const
