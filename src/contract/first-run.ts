import { z } from 'zod'
import { newAreaPath, newHandle, plainName, zoneName } from './fields.ts'

const person = {
  name: plainName(200),
  handle: newHandle.optional(),
  zone: zoneName,
}

/** What `/auth/first-run` takes (docs/SIGN-IN.md). */
export const firstRunInput = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('sample') }),
  z.strictObject({
    choice: z.literal('just-me'),
    ...person,
    area: newAreaPath,
    hours: z.string().max(1_000).default('mon-fri 09:00-17:00'),
  }),
  z.strictObject({ choice: z.literal('empty'), ...person }),
  z.strictObject({ choice: z.literal('import'), ...person }),
])

export type FirstRunInput = z.output<typeof firstRunInput>
