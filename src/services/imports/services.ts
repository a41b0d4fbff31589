import { applyImport } from './apply.ts'
import { finishImport } from './finish.ts'

/** The services of imports, by operation. */
export const importsServices = {
  'import.apply': applyImport,
  'import.finish': finishImport,
} as const
