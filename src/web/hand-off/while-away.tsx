import { durationWords } from '../../domain/time/duration.ts'
import type { Output } from '../api/call.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { handOff } from '../words/hand-off.ts'
import styles from './while-away.module.css'

const words = handOff.away
const shownHoles = 3

/** V1: when nobody of the area's team is reachable while the author is away, in one sentence. */
export function WhileAway({ away }: { away: Output<'handoff.away'> | undefined }) {
  const { place, now } = useReader()
  const sentence = () => {
    if (away === undefined) return words.loading
    const { team, holes, undeclared } = away
    if (team === null) return words.noTeam
    if (undeclared) return words.undeclared(team)
    if (holes.length === 0) return words.covered(team)
    const total = holes.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0)
    const spans = holes
      .slice(0, shownHoles)
      .map(({ from, until }) =>
        words.from(momentText(place, Date.parse(from), now), momentText(place, Date.parse(until), now)),
      )
    const more = holes.length > shownHoles ? words.more(holes.length - shownHoles) : ''
    return words.holes(team, durationWords(total), `${spans.join(', ')}${more}`)
  }
  return (
    <section className={styles.away} aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p className={styles.hint}>{words.hint}</p>
      </div>
      <p className={styles.sentence}>{sentence()}</p>
    </section>
  )
}
