import { useState } from 'react'
import type { Input } from '../api/call.ts'
import { useRead } from '../api/query.ts'

type OpenSections = NonNullable<Input<'brief.read'>['open']>

/** The brief of the reader, or of an area, and which of its sections are unfolded. */
export function useBrief(area?: string) {
  const [open, setOpen] = useState<OpenSections>([])
  const asked = { ...(area === undefined ? {} : { area }), ...(open.length === 0 ? {} : { open }) }
  const read = useRead('brief.read', asked)
  const onFold = (section: string) => {
    const id = section as OpenSections[number]
    setOpen(all => (all.includes(id) ? all.filter(one => one !== id) : [...all, id]))
  }
  return { ...read, open, onFold }
}
