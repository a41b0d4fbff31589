import type { BadEntry, Verification } from './verification.ts'

/** What a verification found, and what it does not prove; of a record that holds, the proof alone that was asked for. */
export function verificationText(found: Verification): string {
  if (found.ok && found.entry !== undefined)
    return found.entry.proofFile?.replace(/\n$/, '') ?? 'No checkpoint covers this entry yet.'
  const bad = found.firstBad
  const byAssurance = Object.entries(found.byAssurance)
  const lines = [
    found.ok ? 'The record holds.' : 'The record does NOT hold.',
    ...(bad === undefined ? [] : [`First bad entry: ${range(bad)}: ${bad.why}.`]),
    ...found.problems.map(problem => `Problem: ${problem}.`),
    '',
    `Entries    ${found.entries}, sealed ${found.sealed}, anchored ${found.anchored}, words erased ${found.erased}${found.unread > 0 ? `, by hash alone ${found.unread}` : ''}`,
    `Checked    ${found.decisionsChecked} decisions, ${found.votesChecked} votes, ${found.turnsChecked} turns, ${found.mapChangesChecked} changes of the map`,
    `Known by   ${byAssurance.map(([how, count]) => `${how} ${count}`).join(', ')}`,
    ...(found.simulated ? ['This is a rehearsal, with a clock of its own.'] : []),
    '',
    'Not proved:',
    ...found.notProved.map(text => `- ${text}`),
  ]
  return lines.join('\n')
}

function range({ seq, until }: BadEntry): string {
  return until === undefined ? String(seq) : `one of ${seq} to ${until}`
}
