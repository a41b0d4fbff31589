import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { HandoffDocument } from '../../domain/handoff/document.ts'
import { type Template, templates } from '../../domain/handoff/kinds.ts'
import { call, isUnreachable, type Output } from '../api/call.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { UnreadPage } from '../ui/unread.tsx'
import { Composer } from './composer.tsx'
import { type Composition, compose } from './composition.ts'
import { type Directory, noDirectory } from './directory.ts'
import { addLine } from './edit-lines.ts'
import { keptKey, readKept } from './kept.ts'
import { carriedLine } from './left-out.tsx'
import { useDirectory } from './use-directory.ts'

type Draft = Pick<Output<'handoff.draft'>, 'carried' | 'home' | 'prompts'>

interface Start {
  readonly composition: Composition
  readonly keptAt: number | null
  readonly draft: Draft
}

/** Hand off: what the URL asks for, the draft kept here, and what the organisation knows, before writing begins. */
export function HandOffPage() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const text = (name: string) => (typeof search[name] === 'string' ? (search[name] as string) : null)
  const template = templates.find(one => one === search.template) ?? null
  const [area, behalf, carry, amends] = [text('area'), text('for'), text('carry'), text('amend')]
  const [round, setRound] = useState(0)
  const { me, handle } = useReader()
  const directory = useDirectory()
  const key = keptKey({ org: me.org?.slug ?? '', handle, area, template, behalf, amends })
  const read = useQuery<Start, Error>({
    queryKey: ['hand-off', key, carry, round],
    queryFn: () => startOf(key, { area, template, behalf, carry, amends }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const people = directory.data ?? noDirectory
  const author = people.people.find(person => person.handle === (behalf ?? handle))
  const table = useZones([author?.timeZone ?? me.person?.zone ?? 'Etc/UTC'])
  const { data: start } = read
  const known = directory.data ?? (isUnreachable(directory.error) ? noDirectory : null)
  if (start === undefined || table === null) return <UnreadPage read={read} />
  if (known === null) return <UnreadPage read={directory} />
  return (
    <Composer
      key={`${key}|${carry}|${round}`}
      start={start.composition}
      keptAt={start.keptAt}
      keptKey={key}
      draft={start.draft}
      directory={known as Directory}
      authorId={author?.id ?? ''}
      author={{ table, zone: author?.timeZone ?? me.person?.zone ?? 'Etc/UTC' }}
      template={template}
      behalf={behalf}
      amends={amends}
      onAreaAdded={() => void directory.refetch()}
      onStartOver={() => setRound(round + 1)}
    />
  )
}

interface Asked {
  readonly area: string | null
  readonly template: Template | null
  readonly behalf: string | null
  readonly carry: string | null
  readonly amends: string | null
}

/** The draft kept on this device, else a fresh one. Without a network a kept draft opens all the same. */
async function startOf(key: string, { area, template, behalf, carry, amends }: Asked): Promise<Start> {
  const input = {
    ...(area !== null && { area }),
    ...(template !== null && { template }),
    ...(amends !== null && { amend: amends }),
  }
  const [kept, fresh] = await Promise.all([
    readKept(key),
    call('handoff.draft', input).catch((error: unknown) => error as Error),
  ])
  if (fresh instanceof Error && kept === null) throw fresh
  const draft = fresh instanceof Error ? { carried: [], home: null, prompts: {} } : fresh
  if (kept !== null) return { composition: await carrying(kept.composition, carry), keptAt: kept.at, draft }
  const document = (fresh as Output<'handoff.draft'>).handoff as unknown as HandoffDocument
  const items = behalf === null ? document.items : []
  const composed = compose({ ...document, items, draftId: crypto.randomUUID() })
  // What was published has been gone through: it is to be corrected, not assessed anew.
  const settled = amends === null ? [] : items.flatMap(({ carries }) => carries ?? [])
  const composition = { ...composed, settled }
  return { composition: await carrying(composition, carry), keptAt: null, draft }
}

/** Items the URL asks to carry (`carry=I-4,I-6`), unless a line does already. */
async function carrying(composition: Composition, carry: string | null): Promise<Composition> {
  const ids = (carry ?? '').split(',').filter(id => /^I-\d{1,15}$/.test(id))
  let now = composition
  for (const id of ids.slice(0, 50)) {
    if (now.document.items.some(item => item.carries === id)) continue
    const item = await call('item.show', { id }).catch(() => null)
    if (item !== null) now = addLine(carriedLine(item))(now)
  }
  return now
}
