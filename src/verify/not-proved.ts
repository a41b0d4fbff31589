/** What a check of a record did not see, or could not. */
export interface Unseen {
  readonly isRemembered: boolean
  /** Where checkpoints are said to be remembered. */
  readonly places: readonly string[]
  readonly unsealed: number
  readonly imported: number
  readonly unread: number
  readonly unsure: number
  /** Names the log took on in forks, for which no remembered checkpoint speaks. */
  readonly forks: readonly string[]
}

/** R3: what a check does not prove, in sentences. */
export function notProved({
  isRemembered,
  places,
  unsealed,
  imported,
  unread,
  unsure,
  forks,
}: Unseen): readonly string[] {
  return [
    ...never,
    ...(isRemembered ? [] : [withoutMemory]),
    ...(!isRemembered && places.length > 0 ? [claimedAnchors(places)] : []),
    ...(unsealed > 0 ? [unsealedTail(unsealed)] : []),
    ...(unread > 0 ? [notShown(unread)] : []),
    ...(unsure > 0 ? [restsOnUnread(unsure)] : []),
    ...forks.map(forkedAs),
    ...(imported > 0
      ? [`The authority of ${imported} decisions that were taken elsewhere and imported.`]
      : []),
  ]
}

/** What no check of a record can show, whoever runs it. */
const never = [
  'That a named person pressed the key: an entry says how the record knew them, and the counts say how often each way.',
  'That what people wrote was true, or that nothing happened which nobody wrote down.',
  'When an entry was sealed: that instant is the clock of whoever sealed it.',
]

const withoutMemory =
  'That this is the record others saw, and that nothing newer was left out: no remembered checkpoint was given. Whoever held the key could have made all of it anew.'

const unsealedTail = (count: number) =>
  `Anything about the last ${count === 1 ? 'entry' : `${count} entries`}: not sealed yet.`

const claimedAnchors = (places: readonly string[]) =>
  `That checkpoints are remembered where this says they are: look in ${places.join(', ')}, and give what you find there with --checkpoint.`

const notShown = (count: number) =>
  `What ${count === 1 ? 'one entry says' : `${count} entries say`}, or by what authority: not for whoever verifies, as the server has it, and counted by hash alone. An export holds all.`

const restsOnUnread = (count: number) =>
  `The authority of ${count === 1 ? 'one entry' : `${count} entries`}: it does not come out from what could be read here, and may rest on what could not. Verify an export.`

const forkedAs = (origin: string) =>
  `That whoever kept the log before it keeps ${origin}: there the log was forked, and no remembered checkpoint of that name speaks for its key.`
