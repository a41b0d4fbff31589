/** What no check of a record can show, whoever runs it. */
export const neverProved = [
  'That a named person pressed the key: an entry says how the record knew them, and the counts say how often each way.',
  'That what people wrote was true, or that nothing happened which nobody wrote down.',
  'When an entry was sealed: that instant is the clock of whoever sealed it.',
]

export const withoutMemory =
  'That this is the record others saw, and that nothing newer was left out: no remembered checkpoint was given. Whoever held the key could have made all of it anew.'

export const unsealedTail = (count: number) =>
  `Anything about the last ${count === 1 ? 'entry' : `${count} entries`}: not sealed yet.`

export const claimedAnchors = (places: readonly string[]) =>
  `That checkpoints are remembered where this says they are: look in ${places.join(', ')}, and give what you find there with --checkpoint.`
