import type { EntryKind } from '../../domain/record/kinds.ts'

interface Kept {
  /** What stays: rules and proofs read it. */
  readonly facts: string
  /** What erasure deletes; null where nothing was said in words. */
  readonly words: string | null
}

const who = 'who, when'
const line = 'whose it is, kind, area, condition, until when, to whom it is offered'
const lineWords = 'the text, next step, why, what was tried, links'
const span = 'whose, from when until when, who proposed it'

/** For every kind of entry what it keeps, and what of it can be erased (R4). */
export const kept: Readonly<Record<EntryKind, Kept>> = {
  'handoff.published': {
    facts: 'author, areas, to whom, when away and back, condition',
    words: 'the summary, reasons for overriding a check',
  },
  'handoff.amended': { facts: 'the same again', words: 'the summary, reasons for overriding a check' },
  'handoff.imported': {
    facts: 'author, area, condition, where it came from',
    words: 'title, summary, lines',
  },
  'decision.imported': {
    facts: 'who decided, who was asked and told, area, how it stands, where it came from',
    words: 'title, outcome, names of people who have no handle here, links',
  },
  'handoff.accepted': { facts: `${who}, which lines`, words: 'the read-back' },
  'handoff.declined': { facts: `${who}, which lines`, words: 'the reason' },
  'handoff.undone': { facts: `${who}, which lines`, words: null },
  'handoff.confirmed': { facts: who, words: null },
  'item.published': { facts: line, words: lineWords },
  'item.carried': { facts: line, words: lineWords },
  'item.amended': { facts: line, words: lineWords },
  'item.accepted': { facts: 'who holds it from when', words: null },
  'item.declined': { facts: who, words: null },
  'item.returned': { facts: 'to whom, when', words: null },
  'item.kept': { facts: who, words: null },
  'item.defaulted': { facts: 'to whom, why, when', words: null },
  'item.released': { facts: `${who}, to whom it is offered`, words: 'the reason' },
  'item.orphaned': { facts: 'who left, to whom it is offered', words: null },
  'item.noted': { facts: who, words: 'the note, links' },
  'item.confirmed': { facts: `${who}, until when it holds`, words: null },
  'item.referred': { facts: `${who}, by which entry`, words: null },
  'item.closed': { facts: who, words: 'the outcome, links' },
  'item.reopened': { facts: who, words: null },
  'item.withdrawn': { facts: `${who}; the words of the line are erased with it`, words: null },
  'item.ended': { facts: 'when', words: null },
  'question.asked': { facts: `${who}, of whom`, words: 'the question, links' },
  'question.referred': { facts: `${who}, by which entry`, words: null },
  'question.answered': { facts: who, words: 'the answer, links' },
  'question.left': { facts: `${who}, with whom`, words: 'the question, links' },
  'window.set': { facts: 'whose, weekly hours and their zone, who proposed them', words: null },
  'window.confirmed': { facts: who, words: null },
  'absence.declared': { facts: `${span}, by which handoff`, words: null },
  'absence.ended': { facts: 'whose, when', words: null },
  'leave.added': { facts: span, words: null },
  'cover.added': { facts: `${span}, area`, words: null },
  'oncall.added': { facts: `${span}, area, decision types, whether they may be woken`, words: null },
  'span.confirmed': { facts: who, words: null },
  'span.cancelled': { facts: who, words: null },
  'person.added': { facts: 'time zone, whether it is software, who answers for it', words: 'handle, name' },
  'person.set': { facts: 'time zone, whether an auditor', words: 'handle, name' },
  'person.merged': { facts: 'which two', words: null },
  'person.left': { facts: 'who, when', words: null },
  'admin.added': { facts: who, words: null },
  'team.set': { facts: 'its members in order', words: 'its name' },
  'team.retired': { facts: who, words: null },
  'area.added': {
    facts: 'its place, team, managers, tech leads, whether restricted',
    words: 'its name and path',
  },
  'area.set': { facts: 'team, managers, tech leads, whether restricted', words: 'its name' },
  'area.moved': { facts: 'its place', words: 'its path' },
  'area.retired': { facts: who, words: null },
  'area.followed': { facts: who, words: null },
  'area.unfollowed': { facts: who, words: null },
  'org.created': { facts: 'time zone, versions, whether a rehearsal', words: 'its short name' },
  'org.set': { facts: 'the defaults', words: null },
  'zone.adopted': { facts: 'the version', words: null },
  'rules.adopted': { facts: 'the version', words: null },
  'clock.set': { facts: 'from when to when', words: null },
  'clock.reset': { facts: 'from when to when', words: null },
  'record.erased': { facts: `${who}, which entries`, words: 'the ground' },
  'key.rotated': { facts: 'the old and the new public key, signed by both', words: null },
  'log.forked': { facts: 'what was sealed before, and the new name of the log', words: null },
  'proposal.made': {
    facts: 'which software, who answers for it, what it wants to do',
    words: 'what it would say, until it is confirmed',
  },
  'proposal.confirmed': { facts: who, words: null },
  'proposal.declined': { facts: `${who}, whether it was erased`, words: 'the reason' },
  'type.added': { facts: 'the type, when somebody must be there', words: null },
  'calendar.added': { facts: 'its name, weekly hours and their zone', words: null },
  'grant.added': {
    facts: 'types, area, who holds it, limits, who is asked and told, until when',
    words: null,
  },
  'grant.revoked': { facts: who, words: null },
  'fence.added': { facts: 'type, area', words: null },
  'fence.removed': { facts: who, words: null },
  'freeze.added': { facts: 'types, area, from when until when, exceptions, who', words: 'the reason' },
  'freeze.lifted': { facts: who, words: null },
  'delegation.added': { facts: 'from whom, to whom, types, area, limits, until when', words: null },
  'delegation.revoked': { facts: who, words: null },
  'item.observed': { facts: `${who}, seen when`, words: 'what was seen, the link' },
  'decision.requested': {
    facts: 'type, area, amount, risk, who asks, who is consulted and told, needed by when',
    words: 'the question, context, options, links',
  },
  'request.seated': { facts: 'whose turn, from when', words: null },
  'decision.voted': {
    facts: 'who, which option, by which authority, who objects',
    words: 'the reason, objections, what would reopen it',
  },
  'decision.passed': { facts: who, words: 'the reason' },
  'consult.answered': { facts: who, words: 'the answer' },
  'decision.decided': { facts: 'which option, by whose votes, when, who ratifies', words: null },
  'decision.lapsed': { facts: 'when', words: null },
  'decision.withdrawn': { facts: who, words: 'the reason' },
  'decision.answered': { facts: `${who}, by which entry`, words: null },
  'asked-as.kept': { facts: `${who}, who asked, which question, by which entry`, words: null },
  'standing.offered': { facts: 'to whom, for which entry and questions', words: null },
  'standing.accepted': {
    facts: `${who}, what it cites, until when it holds`,
    words: 'the question, the answer, links',
  },
  'standing.declined': { facts: who, words: 'the reason' },
  'decision.ratified': { facts: who, words: 'the note' },
  'decision.reversed': { facts: 'by which decision', words: null },
  'decision.superseded': { facts: 'by which decision', words: null },
}

export const privacy = {
  title: 'Privacy',
  back: 'Settings',
  intro:
    'This page is made from the kinds of entries this version of Locum can write. There is no other kind, and nothing else about people is stored.',
  recorded: 'What is recorded',
  recordedHint: 'Every kind of entry',
  columns: { kind: 'Entry', facts: 'Stays', words: 'Can be erased' },
  noWords: 'no words',
  every:
    'Every entry also keeps its number, when it was recorded, who did it and for whom, how it reached Locum, and how Locum knew who it was.',
  readers: 'Who can read it',
  readersSay: [
    'Who may read an entry is fixed when it is written and never widens later.',
    'Outside restricted areas that is everybody in the organisation, and nobody outside of it.',
    'In a restricted area it is whoever is in its team or leads it, and those a line was given to. For all others it does not exist.',
    'What became of your own handoffs is shown to you alone.',
    'Auditors read everything, restricted areas too, and write nothing.',
  ],
  never: 'What Locum never collects',
  neverSay: [
    'When you are at your desk, typing, online or idle. Hours are what you declared, never what was watched.',
    'How often, how fast or how much anybody works. Nobody is counted, scored or ranked.',
    'What you look at. Reading writes no entry.',
    'Your messages, calendar, location or devices.',
    'Passwords. Links and sessions are kept as hashes only.',
    'Anything for anybody else: no statistics are sent, no outside server is asked.',
  ],
  beside: 'Kept beside the record',
  besideSay: [
    'Sessions: the name of the browser, when it signed in and was last used. They end after 30 days at the latest.',
    'Passkeys: their public half and a name. Tokens: a hash, what they may do, when they end.',
    'Drafts stay on your device until you publish.',
    'All of this is erased with the person.',
  ],
  erasure: 'How erasure works',
  erasureSay: [
    'Every entry is in two parts: facts that rules and proofs read, and words that people said. Erasing deletes the words for good; the facts stay, so that every proof stays valid.',
    'Erasing a person who left deletes their name and handle, and what they wrote if they ask for it. Their name disappears from every text that mentions them. The handle is never given to anybody else.',
    'An erasure is itself an entry: who, when, on what ground. Restoring a backup applies it again.',
    'You erase your own entries; an administrator those of everybody, and the name of whoever has left.',
  ],
  yours: 'Your own page',
} as const
