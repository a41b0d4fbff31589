import pino from 'pino'
import type { Environment } from '../services/environment.ts'

/** Faults are logged as one JSON line on standard error; outside only their id is known. Inputs are never logged. */
export function faultLog(): Environment['logFault'] {
  const log = pino({ base: { pid: process.pid } }, pino.destination({ dest: 2, sync: true }))
  return ({ id, operation, error }) => log.error({ fault: id, operation, err: error }, 'fault')
}
