import { momentText, type Place } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { team } from '../words/team.ts'
import type { PersonView } from './person-view.ts'

type Span = PersonView['spans'][number]

const words = team.person.cancel

/** What has begun ends now; what has not never begins. */
export function cancelWords({ from }: Pick<Span, 'from'>, now: number) {
  return Date.parse(from) <= now ? words.running : words.planned
}

/** V3: asks once, then ends a leave, cover or on-call span before its time, or any span before it begins. */
export function CancelSpan({ span, place, onClose }: { span: Span; place: Place; onClose: () => void }) {
  const { now } = useReader()
  const kind = team.person.kinds[span.kind]
  const { title, says, go } = cancelWords(span, now)
  return (
    <Dialog title={title(kind)} onClose={onClose}>
      {close => (
        <CommandForm
          operation="span.cancel"
          intro={says(kind, momentText(place, Date.parse(span.from), now))}
          fields={[]}
          build={() => ({ id: span.id })}
          submit={go}
          onDone={close}
          onCancel={close}
        />
      )}
    </Dialog>
  )
}
