import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { minuteMs } from '../../domain/time/instant.ts'
import { call, type Output } from '../api/call.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { handOff } from '../words/hand-off.ts'
import type { Directory } from './directory.ts'
import styles from './published.module.css'

const words = handOff.published

interface PublishedProps {
  readonly handoff: Output<'handoff.amend'>
  readonly directory: Directory
  readonly onAnother: () => void
}

/** The closing line: who holds what from when (H0, H7). */
export function Published({ handoff, directory, onAnother }: PublishedProps) {
  const { handle } = useReader()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => line.current?.focus(), [])
  const area = handoff.areas[0]
  const { data: away } = useQuery({
    queryKey: ['handoff.away', 'published', handoff.id],
    queryFn: () =>
      call('handoff.away', {
        ...(area !== undefined && { area }),
        offline: handoff.offlineAt,
        ...(handoff.author !== null && handoff.author !== handle && { for: handoff.author }),
      }),
  })
  const sentences = useClosing(handoff, away, directory)
  return (
    <>
      <PageTitle title={words.title} margin={handoff.id} />
      <div className={styles.closing} ref={line} tabIndex={-1} role="status">
        <p className={styles.line}>{sentences.join(' ')}</p>
        {handoff.summary !== '' && (
          <p>
            <WordsOf text={handoff.summary} />
          </p>
        )}
        <p className={styles.acts}>
          <Link to="/handoff/$id" params={{ id: handoff.id }}>
            {words.open(handoff.id)}
          </Link>
          <Link to="/">{words.brief}</Link>
          <Button look="act" onPress={onAnother}>
            {words.another}
          </Button>
        </p>
      </div>
    </>
  )
}

function useClosing(
  { to, author }: Output<'handoff.amend'>,
  away: Output<'handoff.away'> | undefined,
  { people }: Directory,
): string[] {
  const { place, now, handle } = useReader()
  const nameOf = (known: string) => people.find(person => person.handle === known)?.name ?? known
  if (to === 'me') return [words.me]
  if (away === undefined) return ['']
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  const behalf = author !== null && author !== handle ? [words.behalf(nameOf(author))] : []
  const falls =
    away.fallsTo === null
      ? words.stays(moment(away.graceAt))
      : words.falls(nameOf(away.fallsTo), moment(away.graceAt))
  if (to !== 'on-next') {
    const named = to.replace(/@(\S+)/g, (_, known: string) => nameOf(known)).replace(/^team:/, 'the team ')
    return [words.offered(named), falls, ...behalf]
  }
  const { onNext } = away
  if (onNext === null) return [words.offeredNobody, falls, ...behalf]
  const offered =
    Date.parse(onNext.from) <= now + minuteMs
      ? words.offeredNextNow(nameOf(onNext.person))
      : words.offeredNext(nameOf(onNext.person), moment(onNext.from))
  return [offered, falls, ...behalf]
}
