import { durationWords } from '../../domain/time/duration.ts'
import { type Axis, boxPath } from '../day-line/axis.ts'
import { CentredWord, HatchPattern } from '../day-line/hatch.tsx'
import { authority } from '../words/authority.ts'
import styles from './band-shapes.module.css'
import type { BandSpan } from './verdict.ts'

export type Look = 'first' | 'second' | 'later' | 'nobody' | 'design' | 'frozen' | 'needs'

/** What a span of a band is: no two look alike, in any colour. */
export function lookOf({ outcome, up, declared, frozen }: BandSpan): Look {
  const place = up[0]?.place
  if (place !== undefined) return place === 1 ? 'first' : place === 2 ? 'second' : 'later'
  if (frozen) return 'frozen'
  if (outcome === 'needs') return 'needs'
  return declared ? 'design' : 'nobody'
}

/** Who is up, as a band says it: `Ana 2nd`, `Ana + Li`, `nobody`, `nobody, by design`, `frozen`. */
export function bandWords(span: BandSpan, called: (handle: string) => string): string {
  const look = lookOf(span)
  if (look === 'nobody') return authority.map.nobody
  if (look === 'design') return authority.dayLine.legend.design
  if (look === 'frozen') return authority.map.frozen
  if (look === 'needs') return authority.outcomes.needs.toLowerCase()
  const quorum = span.quorum ?? 1
  const names = span.up.slice(0, Math.max(quorum, 1)).map(({ person }) => firstOf(called(person)))
  const place = span.up[0]?.place ?? 1
  return names.join(' + ') + (place > 1 && quorum === 1 ? ` ${authority.place(place)}` : '')
}

const firstOf = (name: string) => name.split(' ')[0] ?? name

export function BandPatterns() {
  return (
    <defs>
      <HatchPattern id="band-nobody" className={styles.hatch} />
      <pattern id="band-design" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className={styles.dot} cx="1.500" cy="1.500" r="0.900" />
        <circle className={styles.dot} cx="4.500" cy="4.500" r="0.900" />
      </pattern>
      <pattern id="band-frozen" width="6" height="8" patternUnits="userSpaceOnUse">
        <path className={styles.bar} d="M1 0V8" />
      </pattern>
    </defs>
  )
}

interface BandProps {
  readonly spans: readonly BandSpan[]
  readonly axis: Axis
  readonly y: number
  readonly me: string
  readonly called: (handle: string) => string
}

export const bandHeight = 16

/** One band of authority: who could decide this, from end to end of the axis. */
export function Band({ spans, axis, y, me, called }: BandProps) {
  return spans.map(span => (
    <BandSpanOf key={span.from} span={span} axis={axis} y={y} me={me} called={called} />
  ))
}

function BandSpanOf({ span, axis, y, me, called }: Omit<BandProps, 'spans'> & { span: BandSpan }) {
  const x = Math.max(0, axis.x(Date.parse(span.from)))
  const end = Math.min(axis.length, axis.x(Date.parse(span.until)))
  const look = lookOf(span)
  const mine = span.up.some(({ person }) => person === me) && span.up[0]?.person === me
  const split = (span.quorum ?? 1) > 1
  const delegated = span.up[0]?.delegated === true
  const width = end - x
  if (width <= 0) return null
  return (
    <g className={`${styles[look]} ${mine ? styles.mine : ''} ${delegated ? styles.delegated : ''}`}>
      {split ? (
        <path className={styles.fill} d={boxPath(x, y, width, 6) + boxPath(x, y + 10, width, 6)} />
      ) : (
        <rect
          className={styles.fill}
          x={x + 0.5}
          y={y + 0.5}
          width={Math.max(width - 1, 1)}
          height={bandHeight - 1}
        />
      )}
      {(look === 'second' || look === 'later') && (
        <rect className={styles.foot} x={x} y={y + bandHeight - 2} width={width} height={2} />
      )}
      {span.up.length > 0 && <path className={styles.edge} d={`M${x + 0.5} ${y}v${bandHeight}`} />}
      <BandWord text={wordsIn(span, look, called, width)} x={x} width={width} y={y} look={look} />
    </g>
  )
}

/** The longest of its words that has room. */
function wordsIn(
  span: BandSpan,
  look: Look,
  called: (handle: string) => string,
  width: number,
): string | null {
  const whole = bandWords(span, called)
  const length = durationWords(Date.parse(span.until) - Date.parse(span.from))
  const choices =
    look === 'nobody'
      ? [authority.weekend.nobodyFor(length), length]
      : look === 'design'
        ? [whole, authority.weekend.byDesign]
        : [whole, whole.replace(/ \d+\w\w$/, '')]
  return choices.find(text => width > text.length * 6.3 + 12) ?? null
}

function BandWord({
  text,
  x,
  width,
  y,
  look,
}: {
  text: string | null
  x: number
  width: number
  y: number
  look: Look
}) {
  if (text === null) return null
  const isCentred = look === 'nobody' || look === 'design' || look === 'frozen'
  return isCentred ? (
    <CentredWord text={text} {...{ x, end: x + width, y }} ground={styles.ground} word={styles.word} />
  ) : (
    <text className={styles.word} x={x + 6} y={y + 12}>
      {text}
    </text>
  )
}

/** The cover of whoever was taken out: where they would have been up. */
export function Ghost({
  spans,
  axis,
  y,
  gone,
  called,
}: Omit<BandProps, 'me'> & { gone: ReadonlySet<string> }) {
  return spans.map(span => {
    const person = span.up[0]?.person
    if (person === undefined || !gone.has(person)) return null
    const x = Math.max(0, axis.x(Date.parse(span.from)))
    const width = Math.min(axis.length, axis.x(Date.parse(span.until))) - x
    const name = firstOf(called(person))
    if (width <= 0) return null
    return (
      <g key={span.from} className={styles.ghost}>
        <rect x={x + 1} y={y + 0.5} width={Math.max(width - 2, 1)} height={11} />
        {width > name.length * 6 + 12 && (
          <text className={styles.word} x={x + 6} y={y + 9.5}>
            {name}
          </text>
        )}
      </g>
    )
  })
}
