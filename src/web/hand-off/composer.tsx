import { useEffect, useMemo, useState } from 'react'
import { itemKinds } from '../../domain/handoff/kinds.ts'
import { command, type Output } from '../api/call.ts'
import type { Place } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { handOff } from '../words/hand-off.ts'
import { Amended } from './amended.tsx'
import type { Known } from './browser-check.ts'
import styles from './composer.module.css'
import { type Composing, ComposingContext, useComposing } from './composer-context.ts'
import { type Composition, lineOf, said, unsettled } from './composition.ts'
import type { Directory } from './directory.ts'
import type { Edit } from './edit-lines.ts'
import { dropLine, setFront } from './edit-lines.ts'
import { closeFile, openFile } from './edit-markdown.ts'
import { FindingNote, noteId } from './finding-note.tsx'
import { Foot } from './foot.tsx'
import { HeadRow } from './head-row.tsx'
import { forget } from './kept.ts'
import { KindPart } from './kind-part.tsx'
import { LeftOut } from './left-out.tsx'
import { MarkdownView } from './markdown-view.tsx'
import { Published } from './published.tsx'
import { Tools } from './tools.tsx'
import { useAway } from './use-away.ts'
import { useFindingKeys } from './use-finding-keys.ts'
import { useFindings } from './use-findings.ts'
import { useFocus } from './use-focus.ts'
import { useKept } from './use-kept.ts'
import { usePublish } from './use-publish.ts'
import { usePublishKey } from './use-publish-key.ts'
import { WhileAway } from './while-away.tsx'
import { Written } from './written.tsx'

export interface ComposerProps {
  readonly start: Composition
  readonly keptAt: number | null
  readonly keptKey: string
  readonly draft: Pick<Output<'handoff.draft'>, 'carried' | 'home' | 'prompts'>
  readonly directory: Directory
  readonly authorId: string
  readonly author: Place
  readonly template: string | null
  readonly behalf: string | null
  readonly amends: string | null
  readonly onAreaAdded: () => void
  readonly onStartOver: () => void
}

/** A line taken out, and the handoff with and without it: it can be put back until something else is said. */
interface Dropped {
  readonly text: string
  readonly before: Composition
  readonly after: Composition
}

/** The page on which a handoff is written: it reads like the page the next shift will read. */
export function Composer(props: ComposerProps) {
  const { keptKey, draft, directory, author, behalf, template, amends } = props
  const { me, now } = useReader()
  const [composition, setComposition] = useState(props.start)
  const [problem, setProblem] = useState<unknown>(null)
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const changed = composition !== props.start
  const edit = (change: Edit) => setComposition(change)
  const focus = useFocus()
  const { home, carried } = draft
  const minute = Math.floor(now / 60_000) * 60_000
  const known: Known = useMemo(
    () => ({ directory, author: props.authorId, home, carried, place: author, now: minute }),
    [directory, props.authorId, home, carried, author, minute],
  )
  const { placed, judge } = useFindings(composition, known, behalf)
  const document = useMemo(() => said(composition), [composition])
  const kept = useKept(keptKey, composition, changed)
  const waiting = unsettled(composition)
  const findings = useFindingKeys(placed, waiting, focus)
  const publishing = usePublish({
    document,
    placed,
    judge,
    behalf,
    amends,
    onPublished: () => void forget(keptKey),
    onError: findings.first,
  })
  usePublishKey(publishing.press)
  const { away, ends } = useAway(composition, author, home, behalf)
  const firstSpot = waiting[0] === undefined ? null : `${waiting[0]}:verdict`
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (firstSpot !== null && matchMedia('(pointer: fine)').matches) focus(firstSpot)
  }, [])
  if (publishing.state.is === 'published') {
    const { handoff } = publishing.state
    if (amends !== null) return <Amended id={handoff.id} />
    return <Published handoff={handoff} directory={directory} onAnother={props.onStartOver} />
  }
  const drop = (key: string) => {
    const { keys } = composition
    const beside = keys[keys.indexOf(key) - 1] ?? keys[keys.indexOf(key) + 1]
    const after = dropLine(key)(composition)
    setComposition(after)
    setDropped({ text: lineOf(composition, key)?.text ?? '', before: composition, after })
    focus(beside === undefined ? 'front:summary' : `${beside}:text`)
  }
  const createArea = (path: string) =>
    void command('area.add', { path }).then(props.onAreaAdded, (error: unknown) => setProblem(error))
  const composing: Composing = {
    ...{ composition, placed, directory, carried, author, edit, drop, focus, createArea },
    prompts: draft.prompts,
    mayCreate: me.person?.admin ?? false,
    amends,
  }
  const asFile = composition.markdown !== null
  const rest = placed.filter(({ at }) => at === 'end')
  return (
    <ComposingContext value={composing}>
      <PageTitle
        title={amends === null ? handOff.title : handOff.amend.title(amends)}
        margin={handOff.margin}
      >
        <Tools
          template={template}
          behalf={behalf}
          asFile={asFile}
          onFile={open => edit(open ? openFile : closeFile)}
          onStartOver={() => void forget(keptKey).then(props.onStartOver)}
        />
      </PageTitle>
      <RefusalNote error={problem} />
      {asFile ? (
        <MarkdownView />
      ) : (
        <>
          <HeadRow away={away} home={home} />
          <Summary />
          {itemKinds.map(kind => (
            <KindPart key={kind} kind={kind} />
          ))}
          <div className={styles.rest} data-spot="end" tabIndex={-1}>
            <p className={styles.keys}>
              <Kbd keys="/" /> {handOff.keysHint.kind} <Kbd keys="@" /> {handOff.keysHint.person}{' '}
              <Kbd keys="#" /> {handOff.keysHint.area} <Kbd keys="F8" /> {handOff.keysHint.finding}
            </p>
            <div>
              {rest.map(one =>
                one.finding.code === 'left_out' ? (
                  <LeftOut key={noteId(one) + one.finding.message} placed={one} />
                ) : (
                  <FindingNote key={noteId(one)} placed={one} />
                ),
              )}
            </div>
          </div>
          {amends === null && <WhileAway away={ends ? away : undefined} />}
        </>
      )}
      <Foot
        publishing={publishing}
        warnings={placed.filter(({ finding }) => finding.level === 'warning').length}
        unsettled={waiting.length}
        kept={kept ?? props.keptAt}
        onNext={findings.next}
        dropped={dropped?.after === composition ? dropped.text : null}
        onUndo={() => {
          if (dropped !== null) setComposition(dropped.before)
          focus('front:summary')
        }}
      />
    </ComposingContext>
  )
}

function Summary() {
  const { composition, edit } = useComposing()
  const { document } = composition
  return (
    <section className={styles.summary} aria-label={handOff.summary}>
      <h2>{handOff.summary}</h2>
      <Written
        value={document.summary}
        onType={summary => edit(setFront({ summary }))}
        spot="front:summary"
        label={handOff.summary}
        look="lead"
        placeholder={handOff.summaryPlaceholder}
      />
    </section>
  )
}
