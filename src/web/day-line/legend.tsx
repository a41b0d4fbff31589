import { memo } from 'react'
import { dayLine } from '../words/day-line.ts'
import styles from './legend.module.css'
import type { Line } from './model.ts'
import picture from './picture.module.css'

/** What the signs of this line mean; only those that are on it, besides the hours and the nights. */
export const Legend = memo(function Legend({ line }: { line: Line }) {
  const spans = line.teams.flatMap(({ people }) => people.flatMap(person => person.spans))
  const has = (kind: string) => spans.some(span => span.kind === kind)
  const words = dayLine.legend
  const open = line.joints.some(({ waitingForYou }) => waitingForYou)
  const signs = [
    [true, words.window, window],
    [has('cover'), words.cover, cover],
    [has('leave'), words.leave, <path key="l" className={picture.leave} d="M0 8H34" />],
    [has('offline'), words.offline, <path key="o" className={picture.offline} d="M0 8H33.5M33.5 3.5v9" />],
    [has('on-call'), words.onCall, <path key="c" className={picture.rails} d="M0 7H34M0 10H34" />],
    [true, words.night, <rect key="n" className={picture.night} width="34" height="16" />],
    [line.joints.length > 0, words.handoff, joint],
    [
      open,
      words.waits,
      <g key="w" className={picture.waits}>
        {joint}
      </g>,
    ],
    [line.missing.length > 0, words.missing, missing],
    [line.teams.some(({ holes }) => holes.length > 0), words.hole, hole],
  ] as const
  return (
    <ul className={styles.legend} aria-label={words.label}>
      {signs.map(
        ([shown, word, sign]) =>
          shown && (
            <li key={word}>
              <svg width="34" height="16" aria-hidden="true">
                {sign}
              </svg>
              {word}
            </li>
          ),
      )}
    </ul>
  )
})

const window = (
  <>
    <rect className={picture.past} x="0" y="2" width="17" height="12" />
    <rect className={picture.ahead} x="17.5" y="2.5" width="16" height="11" />
  </>
)
const cover = (
  <g className={picture.cover}>
    <rect className={picture.ahead} x="0.5" y="2.5" width="33" height="11" />
  </g>
)
const joint = (
  <>
    <path className={picture.joint} d="M5 4L28 12" />
    <rect className={picture.square} x="1.5" y="0.5" width="7" height="7" />
    <circle className={picture.ring} cx="28" cy="12" r="3.2" />
  </>
)
const missing = (
  <>
    <rect className={picture.missingBox} x="12.5" y="3.5" width="9" height="9" />
    <path className={picture.missingStroke} d="M13 12L21 4" />
  </>
)
const hole = (
  <rect className={picture.hole} fill="url(#day-line-hole)" x="0.5" y="0.5" width="33" height="15" />
)
