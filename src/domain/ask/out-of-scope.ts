import type { Mention } from './mentions.ts'
import type { Word } from './words.ts'

/** What no operation of Locum reads, so that no question about it is answered (Q3). */
export type OutOfScope = 'feelings' | 'presence' | 'hours' | 'messages' | 'ranking' | 'private'

interface Listed {
  readonly of: OutOfScope
  /** Words that mean it wherever they stand; `a b` are neighbours. */
  readonly always?: string
  /** Words that mean it where the question is about people. */
  readonly ofPeople?: string
}

const list: readonly Listed[] = [
  {
    of: 'feelings',
    always: `mood morale sentiment feelings happiness unhappy unhappiness frustrated frustration burnout burnt-out burned-out
      demotivated motivated resentful miserable stressed-out dissatisfied dissatisfaction sulking grumpy moody team-spirit vibe vibes`,
    ofPeople: `happy happier sad angry upset annoyed annoying stressed stress tired exhausted overwhelmed overworked bored lonely
      anxious worried mad enjoy enjoys hate hates hated dislike dislikes like-working likes-working feel feels feeling felt
      satisfied engaged disengaged loyal trust trusts friends gossip attitude personality fed-up cope coping struggling
      quit quitting resign resigning leaving-us job-hunting think-of thinks-of opinion complain complaining complained
      get-along gets-along liked popular`,
  },
  {
    of: 'presence',
    always: `keystrokes keystroke screenshots screenshot webcam mouse-movement gps geolocation last-seen away-from-keyboard
      at-their-desk at-his-desk at-her-desk at-the-desk green-dot status-dot presence logged-in signed-in log-in logs-in last-active last-login last-online
      idle-time screen-time`,
    ofPeople: `online offline-now typing awake asleep sleeping idle active inactive watching listening
      location keyboard at-the-keyboard afk whereabouts where-is where-are sitting browsing home desk lunch at-lunch`,
  },
  {
    of: 'hours',
    always: `overtime timesheet timesheets hours-worked clock-in clocked-in clock-out clocked-out attendance punctual working-time
      late-nights man-hours work-hours-logged`,
    ofPeople: `how-many-hours hours-did hours-has how-much-time how-long-did late-to early-from arrive arrived late lateness slacking lazy
      hard-working hardworking working-hard work-hard works-hard work-weekends worked-weekends works-late worked-late working-late
      worked-last worked-on-the-weekend at-night time-spent spent-time spend-time breaks`,
  },
  {
    of: 'messages',
    always: `private-message private-messages direct-message direct-messages dms dm private-chat private-chats slack-message
      slack-messages inbox mailbox whatsapp private-channel private-conversation private-conversations e-mails emails chat-log
      chat-logs chat-history browsing-history text-message text-messages sms phone-call phone-calls voicemail`,
    ofPeople: `slack chat chats chatted email e-mail texted messaged messages privately whispered whisper in-private dm-ed`,
  },
  {
    of: 'ranking',
    always: `productive productivity unproductive underperforming underperformer underperformers performer performers
      leaderboard best-engineer best-developer worst-engineer worst-developer rank-the ranking top-contributor top-contributors
      lines-of-code most-commits story-points performance-review performance-reviews performance-rating velocity-of
      weakest strongest-engineer laziest smartest fastest-engineer slowest-engineer`,
    ofPeople: `best worst better faster fastest slower slowest smarter smart stupid incompetent competent productive good-at bad-at
      perform performs performing performance rank ranked rate rating score commits-did how-many-commits outperforms
      hardest most-work most least doing-enough does-enough should-be-removed should-be-replaced should-be-demoted get-rid-of blame fault mistake mistakes incompetence careless reliable unreliable`,
  },
  {
    of: 'private',
    always: `salary salaries paid-more bonus bonuses raise-for promotion promoted fired fire-anyone layoff layoffs laid-off pregnant
      pregnancy religion religious sick-leave sick-note medical diagnosis therapy home-address phone-number phone-numbers date-of-birth birthday
      ethnicity nationality sexual dating married divorced girlfriend boyfriend`,
    ofPeople: `sick ill illness health earn earns paid age how-old years-old wife husband kids children family hobby hobbies vacation-plans`,
  },
]

const always = gather(one => one.always)
const ofPeople = gather(one => one.ofPeople)

function gather(of: (one: Listed) => string | undefined): ReadonlyMap<string, OutOfScope> {
  return new Map(
    list.flatMap(one =>
      (of(one) ?? '')
        .split(/\s+/)
        .flatMap((words): [string, OutOfScope][] => (words === '' ? [] : [[words, one.of]])),
    ),
  )
}

const longest = 4
const people = new Set(
  'he she they them him her his their everyone everybody anyone anybody somebody someone team colleagues engineer engineers developer developers member members people who whose'.split(
    ' ',
  ),
)

/**
 * The word list of Q3: whether a question asks after feelings, presence, hours worked, private messages, who is better,
 * or private life. Nothing would answer it anyway, since nothing reads such data; this only says so at once.
 */
export function outOfScope(words: readonly Word[], mentions: readonly Mention[]): OutOfScope | null {
  const isNamed = (place: number) =>
    mentions.some(
      ({ from, until, is }) => from <= place && place < until && is.every(named => named.kind !== 'me'),
    )
  const aboutPeople =
    mentions.some(({ is }) => is.some(({ kind }) => kind === 'person' || kind === 'team' || kind === 'me')) ||
    words.some(({ text }) => people.has(text))
  for (let from = 0; from < words.length; from++) {
    if (isNamed(from)) continue
    for (let length = longest; length > 0; length--) {
      if (from + length > words.length) continue
      const said = words
        .slice(from, from + length)
        .map(({ text }) => text)
        .join('-')
      const found = always.get(said) ?? (aboutPeople ? ofPeople.get(said) : undefined)
      if (found !== undefined) return found
    }
  }
  return null
}
