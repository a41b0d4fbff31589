import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandoffDocument } from '../../domain/handoff/document.ts'
import { command, type Output, Refused } from '../api/call.ts'
import type { Placed } from './server-findings.ts'

export type PublishState =
  | { readonly is: 'writing' }
  /** One more press publishes despite these codes (H3). */
  | { readonly is: 'asking'; readonly codes: readonly string[] }
  | { readonly is: 'sending' }
  | { readonly is: 'refused'; readonly error: unknown; readonly first: string | null }
  | { readonly is: 'offline' }
  | { readonly is: 'published'; readonly handoff: Output<'handoff.amend'> }

interface Wanted {
  readonly document: HandoffDocument
  readonly placed: readonly Placed[]
  /** The findings of what stands there at this moment. */
  readonly judge: () => readonly Placed[]
  readonly behalf: string | null
  /** H5: the handoff this corrects. */
  readonly amends: string | null
  readonly onPublished: () => void
  readonly onError: () => void
}

/** Publishing: errors stop it, warnings take one more press, a lost answer is asked for again with the same draft id. */
export function usePublish({ document, placed, judge, behalf, amends, onPublished, onError }: Wanted) {
  const [state, setState] = useState<PublishState>({ is: 'writing' })
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const shown = counted(placed)

  async function send(codes: readonly string[]): Promise<void> {
    setState({ is: 'sending' })
    const override = codes.map(code => ({ code, ...(reason.trim() !== '' && { reason: reason.trim() }) }))
    try {
      const input = { handoff: document as never, override }
      const handoff =
        amends === null
          ? await command('handoff.publish', { ...input, ...(behalf !== null && { for: behalf }) })
          : await command('handoff.amend', { ...input, id: amends })
      onPublished()
      setState({ is: 'published', handoff })
      await client.invalidateQueries()
    } catch (error) {
      setState(afterRefusal(error))
    }
  }

  function press(): void {
    if (state.is === 'sending' || state.is === 'published') return
    const { errors, warnings } = counted(judge())
    if (errors > 0) {
      setState({ is: 'writing' })
      onError()
    } else if (warnings.length === 0) void send([])
    else if (state.is === 'asking' && warnings.every(code => state.codes.includes(code))) void send(warnings)
    else setState({ is: 'asking', codes: warnings })
  }

  const asking = state.is === 'asking' && shown.warnings.length > 0 && shown.errors === 0
  return {
    state,
    asking,
    press,
    reason,
    setReason,
    errors: shown.errors,
    reset: () => setState({ is: 'writing' }),
  }
}

function counted(placed: readonly Placed[]): { errors: number; warnings: string[] } {
  const of = (level: string) => placed.filter(({ finding }) => finding.level === level)
  return {
    errors: of('error').length,
    warnings: [...new Set(of('warning').map(({ finding }) => finding.code))],
  }
}

/** What a failed press leaves: a draft, and why. */
function afterRefusal(error: unknown): PublishState {
  if (!(error instanceof Refused)) return { is: 'refused', error, first: null }
  const { code, details } = error.refusal
  if (code === 'unreachable_server') return { is: 'offline' }
  if (code === 'incomplete' && Array.isArray(details?.codes))
    return { is: 'asking', codes: details.codes as string[] }
  const first = code === 'already_published' && typeof details?.id === 'string' ? details.id : null
  return { is: 'refused', error, first }
}
