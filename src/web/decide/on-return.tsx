import { settled, useCommand } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { useCalled } from '../authority/called.ts'
import { useKeys } from '../shell/keys.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Shown } from './decision-view.tsx'
import { focusQuestion } from './focus-question.ts'

/**
 * D4: what was decided in somebody's place: it stands, or while it can be undone it is reversed by a new decision. D5:
 * what its decider wanted to look at again stands too, or is replaced.
 */
export function OnReturn({ shown }: { shown: Shown }) {
  const called = useCalled(shown.names)
  return (
    <div className={styles.onReturn}>
      {shown.ratified.length > 0 && (
        <p>{decide.ratified(shown.ratified.map(({ person }) => called(person)))}</p>
      )}
      {shown.reversedBy !== null && <p>{decide.reversed}</p>}
      {shown.supersededBy !== null && <p>{decide.superseded}</p>}
      {(shown.mine.ratify || shown.mine.reverse || shown.mine.review) && <Acts shown={shown} />}
    </div>
  )
}

function Acts({ shown }: { shown: Shown }) {
  const ratify = useCommand('decision.ratify')
  const send = () => {
    if (!ratify.isPending) settled(ratify.mutateAsync({ id: shown.id }), focusQuestion)
  }
  const { ratify: mayRatify, review, reverse } = shown.mine
  const words = mayRatify ? decide.ratifyKey : decide.reviewKey
  useKeys(mayRatify || review ? [{ keys: 'y', words, act: send }] : [])
  return (
    <>
      <TimeLeft shown={shown} />
      <RefusalNote error={ratify.error} />
      <div className={styles.acts}>
        {(mayRatify || review) && (
          <Button keys="y" busy={ratify.isPending} onPress={send}>
            {mayRatify ? decide.ratify : decide.itStands}
          </Button>
        )}
        {reverse && (
          <DialogButton label={decide.reverse}>
            {close => (
              <CommandForm
                operation="decision.reverse"
                fields={[{ name: 'reason', label: decide.reason, type: 'words', required: true }]}
                build={({ reason = '' }) => ({ id: shown.id, reason })}
                submit={decide.reverseDo}
                onDone={() => {
                  close()
                  focusQuestion()
                }}
              />
            )}
          </DialogButton>
        )}
      </div>
      <p className={styles.quiet}>
        {reverse ? decide.stands : mayRatify ? decide.cannotReverse : decide.lookAgain}
      </p>
    </>
  )
}

/** How much of the time to reverse it is gone. */
function TimeLeft({ shown }: { shown: Shown }) {
  const says = useSays()
  const { now } = useReader()
  const { decidedAt, reversibleUntil } = shown
  if (decidedAt === null || reversibleUntil === null) return null
  const [from, until] = [Date.parse(decidedAt), Date.parse(reversibleUntil)]
  const gone = Math.max(0, Math.min(1, (now - from) / (until - from)))
  return (
    <div className={styles.left}>
      <svg width="100%" height="6" aria-hidden="true">
        <line className={styles.leftAll} x1="0" x2="100%" y1="3" y2="3" />
        <line className={styles.leftGone} x1="0" x2={`${gone * 100}%`} y1="3" y2="3" />
      </svg>
      <p>
        <span>{decide.decidedAt(says.moment(decidedAt))}</span>
        <span>{decide.reversibleUntil(says.moment(reversibleUntil))}</span>
      </p>
    </div>
  )
}
