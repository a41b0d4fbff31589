import { addAbsence } from './add-absence.ts'
import { addCover } from './add-cover.ts'
import { addLeave } from './add-leave.ts'
import { addOncall } from './add-oncall.ts'
import { cancelSpan } from './cancel-span.ts'
import { confirmSpan } from './confirm-span.ts'
import { endAbsence } from './end-absence.ts'
import { setWindow } from './set-window.ts'

/** The services of availability, by operation. */
export const availabilityServices = {
  'window.set': setWindow,
  'leave.add': addLeave,
  'cover.add': addCover,
  'oncall.add': addOncall,
  'absence.add': addAbsence,
  'absence.end': endAbsence,
  'span.confirm': confirmSpan,
  'span.cancel': cancelSpan,
} as const
