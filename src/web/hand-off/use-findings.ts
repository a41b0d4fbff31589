import { useEffect, useMemo, useState } from 'react'
import { call } from '../api/call.ts'
import { checkHere, type Known } from './browser-check.ts'
import { type Composition, said, saidKeys } from './composition.ts'
import { formatErrors } from './edit-markdown.ts'
import { mergeFindings, type Placed, pageOrder, place, type ServerCheck } from './server-findings.ts'

const quietMs = 350

/** How long nobody types before what stands there is judged: a name half typed is no fault. */
const halfTypedMs = 350

function useSettled(composition: Composition): Composition {
  const [settled, setSettled] = useState(composition)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(composition), halfTypedMs)
    return () => clearTimeout(timer)
  }, [composition])
  return settled
}

/** H3 while writing: from what is known here as soon as the typing rests, and a moment later from the server. */
export function useFindings(current: Composition, known: Known, behalf: string | null) {
  const composition = useSettled(current)
  const [server, setServer] = useState<ServerCheck | null>(null)
  const document = useMemo(() => said(composition), [composition])
  const text = useMemo(() => JSON.stringify(document), [document])
  const errors = useMemo(() => formatErrors(composition), [composition])
  useEffect(() => {
    const timer = setTimeout(async () => {
      const input = { handoff: JSON.parse(text), ...(behalf !== null && { for: behalf }) }
      const checked = await call('handoff.check', input).catch(() => null)
      if (checked !== null) setServer({ of: text, findings: checked.findings })
    }, quietMs)
    return () => clearTimeout(timer)
  }, [text, behalf])
  const here = useMemo(() => checkHere(document, known, errors), [document, known, errors])
  const merged = errors.length > 0 ? here : mergeFindings(here, server, text)
  const placed: readonly Placed[] = useMemo(() => {
    const keys = saidKeys(composition)
    const kindOf = (key: string) => composition.document.items[composition.keys.indexOf(key)]!.kind
    return pageOrder(place(merged, keys), composition.keys, kindOf)
  }, [merged, composition])
  return placed
}
