import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useRead } from '../api/query.ts'
import { useAreas } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { authority } from '../words/authority.ts'
import { common } from '../words/common.ts'
import { Answer } from './answer.tsx'
import styles from './authority-page.module.css'
import { MapPart } from './map-part.tsx'
import { handlesOf, type Sentence, searchOf, sentenceOf } from './question.ts'
import { Conflicts, Gaps } from './reports.tsx'
import { SentenceForm } from './sentence-form.tsx'
import { WeekendPart } from './weekend-part.tsx'

/** Who may decide what, now, and why: the question, the map, its gaps, and what stalls without whom. */
export function AuthorityPage() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const { handle } = useReader()
  const types = useRead('type.list', {})
  const { items: areas, complete } = useAreas()
  const paths = areas.map(({ path }) => path)
  const { data: me } = useRead('person.show', { handle })
  useEffect(() => {
    document.title = `${authority.title} · ${common.product}`
  }, [])
  const names = (types.data?.items ?? []).map(({ name }) => name)
  const ready = types.data !== undefined && complete && me !== undefined
  const otherwise = {
    type: names.find(name => name === 'deploy.production') ?? names[0] ?? 'map.grant',
    area: areas.find(({ team }) => team !== null && me?.teams.includes(team))?.path ?? paths[0] ?? '/',
  }
  const sentence = sentenceOf(search, otherwise)
  const person = typeof search.may === 'string' ? search.may : handle
  const out = search.out === undefined ? null : handlesOf(search.out)
  const go = (said: Sentence, more: Record<string, string | undefined>) =>
    void navigate({ to: '/authority', search: { ...searchOf(said), ...more }, resetScroll: false })
  const kept = {
    ...(search.may === undefined ? {} : { may: person }),
    ...(search.out === undefined ? {} : { out: String(search.out) }),
    ...(search.from === undefined ? {} : { from: String(search.from) }),
  }
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{authority.title}</h1>
        <UnreadPart read={types} known={ready} />
        {ready && (
          <SentenceForm
            sentence={sentence}
            types={names}
            areas={['/', ...paths]}
            onSay={said => go(said, kept)}
          />
        )}
      </div>
      {ready && (
        <>
          <Answer
            key={person}
            sentence={sentence}
            person={person}
            onSay={said => go(said, kept)}
            onPerson={may => go(sentence, { ...kept, may })}
          />
          <MapPart sentence={sentence} onSay={said => go(said, kept)} />
          <Gaps hasTypes={types.data.items.some(({ coverage }) => coverage !== 'none')} />
          <Conflicts />
          <WeekendPart out={out} onOut={next => go(sentence, { ...kept, out: next.join(',') })} />
        </>
      )}
    </div>
  )
}
