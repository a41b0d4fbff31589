import { useEffect, useMemo, useState } from 'react'
import { call } from '../api/call.ts'
import { checkHere, type Known } from './browser-check.ts'
import { type Composition, said, saidKeys } from './composition.ts'
import { formatErrors } from './edit-markdown.ts'
import { mergeFindings, type Placed, pageOrder, place, type ServerCheck } from './server-findings.ts'

const quietMs = 350

/** How long nobody types before what stands there is judged: a name half typed is no fault. */
const halfTypedMs = 350

function useSettled(composition: Composition) {
  const [settled, setSettled] = useState(composition)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(composition), halfTypedMs)
    return () => clearTimeout(timer)
  }, [composition])
  return [settled, setSettled] as const
}

function judged(composition: Composition, known: Known, server: ServerCheck | null): readonly Placed[] {
  const document = said(composition)
  const errors = formatErrors(composition)
  const here = checkHere(document, known, errors)
  const merged = errors.length > 0 ? here : mergeFindings(here, server, JSON.stringify(document))
  const keys = saidKeys(composition)
  const kindOf = (key: string) => composition.document.items[composition.keys.indexOf(key)]!.kind
  return pageOrder(place(merged, keys), composition.keys, kindOf)
}

/**
 * H3 while writing: from what is known here as soon as the typing rests, and a moment later from the server.
 * `judge` does not wait for the rest: who presses the key with the last letter is judged by what stands there.
 */
export function useFindings(current: Composition, known: Known, behalf: string | null) {
  const [composition, settle] = useSettled(current)
  const [server, setServer] = useState<ServerCheck | null>(null)
  const text = useMemo(() => JSON.stringify(said(composition)), [composition])
  useEffect(() => {
    const timer = setTimeout(async () => {
      const input = { handoff: JSON.parse(text), ...(behalf !== null && { for: behalf }) }
      const checked = await call('handoff.check', input).catch(() => null)
      if (checked !== null) setServer({ of: text, findings: checked.findings })
    }, quietMs)
    return () => clearTimeout(timer)
  }, [text, behalf])
  const placed = useMemo(() => judged(composition, known, server), [composition, known, server])
  const judge = () => {
    settle(current)
    return judged(current, known, server)
  }
  return { placed, judge }
}
