import { useState } from 'react'
import type { Input } from '../api/call.ts'
import { useRead } from '../api/query.ts'

type OpenSections = NonNullable<Input<'brief.read'>['open']>

/** What is offered is accepted as a whole, and nobody can stand behind lines they were not shown. */
const neverFolded: OpenSections = ['offered']

/** The brief of the reader, or of an area, and which of its sections are unfolded. */
export function useBrief(area?: string) {
  const [open, setOpen] = useState<OpenSections>([])
  const asked = area === undefined ? { open: [...neverFolded, ...open] } : { area, open }
  const read = useRead('brief.read', asked)
  const onFold = (section: string) => {
    const id = section as OpenSections[number]
    setOpen(all => (all.includes(id) ? all.filter(one => one !== id) : [...all, id]))
  }
  return { ...read, open, onFold }
}
