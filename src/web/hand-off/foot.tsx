import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { relativeText } from '../time/format.ts'
import { orgNow, useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import styles from './foot.module.css'
import type { usePublish } from './use-publish.ts'

interface FootProps {
  readonly publishing: ReturnType<typeof usePublish>
  readonly warnings: number
  readonly unsettled: number
  readonly kept: number | 'refused' | null
  readonly onNext: () => void
  /** The line taken out last, while it can be put back. */
  readonly dropped: string | null
  readonly onUndo: () => void
}

/** The bar at the foot: how many findings, what publishing means, and its key. */
export function Foot({ publishing, warnings, unsettled, kept, onNext, dropped, onUndo }: FootProps) {
  const { state, asking, press, reason, setReason, errors } = publishing
  const { amends } = useComposing()
  const words = amends === null ? handOff : handOff.amend
  return (
    <section className={styles.foot} aria-label={words.publish}>
      <div className={styles.says} role="status">
        {dropped !== null && (
          <p className={styles.note}>
            {handOff.dropped(dropped.slice(0, 80))}{' '}
            <Button look="act" onPress={onUndo}>
              {handOff.undo}
            </Button>
          </p>
        )}
        {state.is === 'offline' && <p className={styles.note}>{handOff.noNetwork}</p>}
        {asking && <p className={styles.note}>{words.despite(warnings)}</p>}
        {state.is === 'refused' && (
          <div className={styles.note}>
            <RefusalNote error={state.error} />
            {state.first !== null && (
              <Link to="/handoff/$id" params={{ id: state.first }}>
                {handOff.openFirst(state.first)}
              </Link>
            )}
          </div>
        )}
      </div>
      {asking && (
        <label className={styles.reason}>
          {handOff.reason}
          <input value={reason} onChange={event => setReason(event.target.value)} maxLength={1_000} />
        </label>
      )}
      <div className={styles.bar}>
        <button type="button" className={styles.count} onClick={onNext} aria-keyshortcuts="F8">
          {errors > 0 && (
            <b className={styles.settle}>
              <span aria-hidden="true">■</span> {handOff.settle(errors)}
            </b>
          )}
          {warnings > 0 && <span>{handOff.look(warnings)}</span>}
          {unsettled > 0 && <span>{handOff.unsettled(unsettled)}</span>}
          {errors + warnings + unsettled === 0 && <span>{handOff.clear}</span>}
        </button>
        <p className={styles.means}>
          <KeptWords at={kept} /> <span className={styles.wide}>{words.means}</span>
        </p>
        <Button
          look="go"
          onPress={press}
          keys="mod enter"
          busy={state.is === 'sending'}
          refusedBecause={errors > 0 ? handOff.blocked(errors) : undefined}
        >
          {state.is === 'sending'
            ? words.publishing
            : asking
              ? words.publishDespite(warnings)
              : words.publish}
        </Button>
      </div>
    </section>
  )
}

/** `Kept on this device 3 s ago.`, by its own clock so that nothing else is drawn anew. */
function KeptWords({ at }: { at: number | 'refused' | null }) {
  const { me } = useReader()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (at === null) return null
  if (at === 'refused') return <span>{handOff.notKept}</span>
  const now = orgNow(me)
  const seconds = Math.max(0, Math.round((now - at) / 1_000))
  const ago = seconds < 1 ? handOff.keptNow : seconds < 60 ? handOff.seconds(seconds) : relativeText(at, now)
  return <span>{handOff.kept(ago)}</span>
}
