import { useState } from 'react'
import type { ItemDocument } from '../../domain/handoff/document.ts'
import { blankItem } from '../../domain/handoff/template.ts'
import { call, type Output } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { addLine, nextKey } from './edit-lines.ts'
import { FindingNote } from './finding-note.tsx'
import type { Placed } from './server-findings.ts'

/** An open item of the author's that no line mentions; one press carries it. */
export function LeftOut({ placed }: { placed: Placed }) {
  const { composition, amends, edit, focus } = useComposing()
  const [problem, setProblem] = useState<unknown>(null)
  const id = /^I-\d+/.exec(placed.finding.message)?.[0]
  const carry = async (item: string) => {
    const spot = `${nextKey(composition)}:verdict`
    try {
      edit(addLine(carriedLine(await call('item.show', { id: item }))))
      focus(spot)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div>
      <FindingNote placed={placed} />
      {amends === null && id !== undefined && (
        <Button look="act" onPress={() => void carry(id)}>
          {handOff.carryIt(id)}
        </Button>
      )}
      <RefusalNote error={problem} />
    </div>
  )
}

/** H4: what is known of an item, as a line of a draft: no assessment and no next step. */
export function carriedLine(item: Output<'item.show'>): ItemDocument {
  const said = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const { why, tried, unblocker, contingency } = item as unknown as Record<string, unknown>
  const terms = (contingency ?? {}) as Record<string, unknown>
  const ends = item.kind === 'hold' || item.kind === 'contingency'
  return {
    ...blankItem(item.kind),
    text: item.text,
    why: said(why),
    tried: said(tried),
    unblocker: said(unblocker),
    until: ends ? item.endsAt : null,
    may: said(terms.type),
    limit: said(terms.limit),
    by: said(terms.by),
    carries: item.id,
  }
}
