/** The words of Locum and what each means: screens open them with `<Term name>`, `/glossary` lists them, `ask` tells them. */
export const terms = {
  organisation: ['Organisation', 'Everybody who shares one record.'],
  area: [
    'Area',
    'A node in the tree of what a team looks after, such as payments or payments/ledger. It has one team, and its managers and tech leads in order.',
  ],
  person: ['Person', 'A member of the organisation, human or agent.'],
  agent: [
    'Agent',
    'Software that takes part in its own name, with a human sponsor. It never owns an item, and what it writes is marked.',
  ],
  window: ['Window', 'The weekly hours a person declared they work, in their own zone.'],
  leave: ['Leave', 'A span a person declared they are away, whatever their window says.'],
  cover: ['Cover', 'A span a person declared they work outside of their window.'],
  'on-call': ['On call', 'A span in which a person can be reached for named types of decision only.'],
  offline: ['Offline', 'The span a handoff declares its author away, from one instant to another.'],
  reachable: [
    'Reachable',
    'Inside declared hours, or on call for what is asked. Locum knows declarations only: it watches nobody.',
  ],
  away: ['Away', 'Outside of declared hours.'],
  undeclared: ['Undeclared', 'No hours were ever declared, so nothing is guessed.'],
  'on-next': [
    'On next',
    'The next member of the area’s team who is reachable. It has nothing to do with authority.',
  ],
  handoff: [
    'Handoff',
    'The structured transfer of working state before going offline, in its author’s name; made of items.',
  ],
  item: ['Item', 'One line of declared state that stays open until somebody closes it with an outcome.'],
  hold: ['Hold', '“Do not touch”: what, why, until when.'],
  contingency: [
    'Contingency',
    'If something observable happens, then this action, by whom, until when, within which limit: allowed in advance.',
  ],
  blocker: ['Blocker', 'What cannot go on, and who could free it.'],
  question: ['Question', 'What its author needs to know, and from whom. The answer enters the record.'],
  work: ['Work', 'Where something stands, and the next action.'],
  watch: ['Watch', 'Something to keep an eye on until a given time.'],
  done: ['Done', 'What was finished; nobody needs to take it over.'],
  condition: [
    'Condition',
    'How safe it is to leave a line alone: stable, fragile or unstable. A handoff is as its worst line.',
  ],
  stable: ['Stable', 'Safe to leave alone.'],
  fragile: ['Fragile', 'Holds, as long as nothing unexpected happens.'],
  unstable: ['Unstable', 'Does not hold by itself: somebody must look after it.'],
  note: ['Note', 'Progress on an item, between handoffs.'],
  confirm: ['Confirm', '“Still true until …”: moves how long a line is valid, and names who said so.'],
  withdraw: ['Withdraw', 'Taking back the words of a line. That there was one stays on the record.'],
  'on-behalf': [
    'On behalf',
    'Published for somebody absent, and marked so until they confirm or correct it.',
  ],
  'read-back': ['Read-back', 'One line in which whoever accepts says what they take over and do first.'],
  acceptance: ['Accept', 'Taking a handoff, or a line of it. From that instant the lines are yours.'],
  'default-transfer': [
    'Default transfer',
    'What happens when nobody accepts within the grace: the lines go to whoever is on next, or stay, as the organisation declared in advance.',
  ],
  grace: ['Grace', 'How long a handoff waits for somebody to accept it before the default applies.'],
  'missing-handoff': [
    'Missing handoff',
    'A shift ended with open lines that are not stable, and nothing was published. The next brief says so.',
  ],
  stale: [
    'Stale',
    'Past its “valid until”. It is shown with its age and never answers a question about now.',
  ],
  brief: [
    'Brief',
    'What the incoming person reads: everything since their own last shift, in a fixed order, each line with its source.',
  ],
  'return-view': [
    'Return view',
    'What became of what you handed over: who holds it, what was done, asked and decided.',
  ],
  'day-line': [
    'Day line',
    'The picture of who works when, from one shift to the next, with the handoffs between them.',
  ],
  'authority-map': [
    'Authority map',
    'Who may decide what, where: decision types by areas, with holders in order, limits, quorum, whom to consult and inform.',
  ],
  grant: ['Grant', 'One line of the authority map.'],
  delegation: [
    'Delegation',
    'Authority handed over for a time and within a scope; never more than the delegator holds.',
  ],
  chain: ['Chain', 'Those who may decide, in the order in which they are asked.'],
  quorum: ['Quorum', 'How many must agree before it is decided.'],
  consult: [
    'Consult',
    'Whoever is asked for their view before a decision; it waits for the answer, or for four hours.',
  ],
  ratify: [
    'Ratify',
    'Saying, once back, that a decision taken in one’s place stands. Silence lets it stand too.',
  ],
  'weekend-test': [
    'Weekend test',
    'People are taken out for a while, to see what stalls and who alone holds what.',
  ],
  turn: ['Turn', 'Whose move it is now along the chain of holders.'],
  seat: ['Seat', 'A turn that somebody has taken. It is not taken back.'],
  freeze: [
    'Freeze',
    'Nobody may decide this type here until a given time, except by a named break-glass grant.',
  ],
  fence: ['Fence', 'Grants from above stop here.'],
  'break-glass': [
    'Break-glass',
    'A grant for emergencies: it demands a reason and a passkey, and always comes back to be ratified.',
  ],
  asleep: ['Asleep', 'Enough people may decide, and too few of them are reachable.'],
  nobody: ['Nobody', 'Too few people may decide at all.'],
  'stand-in': ['Stand-in', 'A delegation written for somebody suddenly absent, by somebody who may.'],
  decision: [
    'Decision',
    'A question put to whoever holds the authority: its outcome, rationale, dissent, and the proof of that authority.',
  ],
  record: ['Record', 'Everything declared and decided, in order; nothing is edited away.'],
  entry: ['Entry', 'One fact on the record. A correction is a new entry.'],
  recorded: ['Recorded', 'Written durably.'],
  sealed: ['Sealed', 'Covered by a signed checkpoint.'],
  anchored: ['Anchored', 'That checkpoint is remembered where whoever runs Locum cannot reach.'],
  assurance: ['Assurance', 'How the record knew who acted: asserted, token, session or verified.'],
  'standing-answer': ['Standing answer', 'An answer kept for the next asker, with an owner and an end.'],
  'asked-as': ['Asked as', 'The wordings under which an entry was asked for.'],
  answer: ['Answer', 'What the record says, with its sources.'],
  redirect: ['Redirect', 'Whom to ask instead, as the record declares.'],
  refusal: [
    'Refusal',
    'Why there is no answer or why something was not done, with a code, and what to do next.',
  ],
  'coverage-gap': [
    'Coverage gap',
    'A span in which a question of who may decide would be answered with asleep or nobody.',
  ],
  'engineering-operations': [
    'Engineering operations',
    'How a team runs: coverage, on-call, change, incidents, agreements.',
  ],
  simulated: [
    'Simulated',
    'An organisation made for trying things out. It is marked everywhere and can never become a real one.',
  ],
} as const satisfies Readonly<Record<string, readonly [word: string, definition: string]>>

export type TermName = keyof typeof terms
