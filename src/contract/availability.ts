import { z } from 'zod'
import { areaPath, handle, instant, when, written, zoneName } from './fields.ts'
import { command } from './operation.ts'

/** V3: for somebody else the span is proposed until they confirm it. */
const whose = { for: handle.optional() }
const span = { from: when, until: when, ...whose }
const refusals = [
  'unknown_person',
  'not_permitted',
  'bad_time',
  'unknown_zone',
  'local_time_missing',
  'local_time_twice',
  'instant_out_of_range',
  'span_empty',
  'span_past',
]
const declared = written.extend({ from: instant, until: instant.nullable(), proposed: z.boolean() })

/** Operations on declared availability (V1–V4). */
export const availabilityOperations = {
  'window.set': command(
    'The weekly hours you declare.',
    'writer',
    z.strictObject({ windows: z.string().max(1_000), zone: zoneName.optional(), ...whose }),
    written.extend({ windows: z.string(), zone: z.string(), proposed: z.boolean() }),
    ['bad_windows', 'unknown_zone', 'unknown_person', 'not_permitted', 'windows_declared'],
  ),
  'leave.add': command('Declare leave.', 'writer', z.strictObject(span), declared, refusals),
  'cover.add': command(
    'Declare hours you cover beside your windows.',
    'writer',
    z.strictObject({ ...span, area: areaPath.optional() }),
    declared,
    [...refusals, 'unknown_area', 'cover_over_absence'],
  ),
  'oncall.add': command(
    'Declare a span on call for named types in an area.',
    'writer',
    z.strictObject({
      ...span,
      area: areaPath.optional(),
      types: z
        .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, 'a dotted name such as deploy.production'))
        .min(1)
        .max(50)
        .optional(),
      wake: z.boolean().optional(),
    }),
    declared,
    [...refusals, 'unknown_area'],
  ),
  'absence.add': command(
    'Declare yourself offline until an instant, or "never" to come back.',
    'writer',
    z.strictObject({ from: when.optional(), until: when, ...whose }),
    declared,
    [...refusals, 'offline_over_cover'],
  ),
  'absence.end': command(
    'You are back: every current absence of yours ends now, and you keep what nobody accepted.',
    'writer',
    z.strictObject({}),
    written.extend({ ended: z.array(z.string()), kept: z.array(z.string()) }),
    ['not_absent'],
  ),
  'span.confirm': command(
    'Make a proposed span, or your proposed windows (`window`), your own.',
    'writer',
    z.strictObject({ id: z.string().min(1).max(100) }),
    written,
    ['unknown_span', 'not_your_span', 'nothing_to_confirm'],
  ),
  'span.cancel': command(
    'End a leave, cover or on-call span before its time, or any span before it begins.',
    'writer',
    z.strictObject({ id: z.string().min(1).max(100) }),
    written,
    ['unknown_span', 'not_your_span', 'span_past', 'absence_not_span'],
  ),
} as const
