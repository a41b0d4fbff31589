import { z } from 'zod'
import { areaPath, asOf, handle, id, instant, line, paging, when, written } from './fields.ts'
import { itemOutput } from './handoff.ts'
import { command, read } from './operation.ts'

const said = z
  .object({
    entry: z.string(),
    kind: z.string(),
    by: z.string().nullable(),
    at: instant,
    text: z.string().nullable(),
  })
  .loose()

const question = z
  .object({
    id: z.string(),
    text: z.string(),
    askedBy: z.string().nullable(),
    askedAt: instant,
    of: z.string().nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: instant.nullable(),
    answeredIn: z.string().nullable().describe('The entry that answers it, where one was pointed at'),
  })
  .loose()

/** Operations on items (H5–H9). */
export const itemsOperations = {
  'item.note': command('Note progress on an item.', 'human', z.strictObject({ id, text: line }), written, [
    'unknown_item',
    'item_closed',
    'not_on_shift',
    'looks_like_secret',
  ]),
  'item.confirm': command(
    'Say that an item is still true until an instant.',
    'human',
    z.strictObject({ id, until: when }),
    written,
    [
      'unknown_item',
      'item_closed',
      'not_on_shift',
      'until_in_past',
      'ends_by_itself',
      'local_time_missing',
      'local_time_twice',
    ],
  ),
  'item.close': command(
    'Close an item with what came of it.',
    'human',
    z.strictObject({ id, outcome: line }),
    written,
    ['unknown_item', 'item_closed', 'not_yours_to_close', 'looks_like_secret'],
  ),
  'item.reopen': command('Open a closed item again.', 'human', z.strictObject({ id }), written, [
    'unknown_item',
    'item_open',
    'item_withdrawn',
    'item_ended',
    'not_yours_to_close',
  ]),
  'item.release': command(
    'Offer an item to whoever is on next; it stays yours until accepted.',
    'human',
    z.strictObject({ id, reason: line }),
    written,
    ['unknown_item', 'item_closed', 'not_the_owner', 'looks_like_secret'],
  ),
  'item.withdraw': command(
    'Take back a line you published; its words are erased.',
    'human',
    z.strictObject({ id }),
    written,
    ['unknown_item', 'not_the_author', 'item_withdrawn'],
  ),
  'item.ask': command(
    'Ask about an item.',
    'human',
    z.strictObject({ id, text: line, of: handle.optional() }),
    written,
    ['unknown_item', 'unknown_person', 'not_human', 'too_many_waiting', 'looks_like_secret'],
  ),
  'item.answer': command(
    'Answer a question.',
    'human',
    z.strictObject({ question: id, text: line }),
    written,
    ['unknown_question', 'already_answered', 'not_asked_of_you', 'looks_like_secret'],
  ),
  'item.list': read(
    'Items: open ones unless said otherwise.',
    'member',
    z.strictObject({
      area: areaPath.optional(),
      owner: handle.optional(),
      closed: z.boolean().optional(),
      ...paging,
    }),
    z.object({ items: z.array(itemOutput), next: z.string().nullable(), ...asOf }),
    ['unknown_area', 'unknown_person', 'bad_cursor'],
  ),
  'item.show': read(
    'One item with its history and questions.',
    'member',
    z.strictObject({ id }),
    itemOutput.extend({
      handoffs: z.array(z.string()),
      history: z.array(said),
      questions: z.array(question),
      ...asOf,
    }),
    ['unknown_item'],
  ),
} as const
