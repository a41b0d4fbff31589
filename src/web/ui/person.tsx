import { Link } from '@tanstack/react-router'
import { useReader } from '../time/reader.tsx'
import { common } from '../words/common.ts'
import styles from './person.module.css'

interface PersonProps {
  readonly handle: string | null
  readonly name?: string | undefined
  /** Inside a sentence: the reader, too, by name. */
  readonly amongOthers?: boolean
}

/** A person as a link to their page: the reader is "You", in the accent. */
export function Person({ handle, name, amongOthers = false }: PersonProps) {
  const reader = useReader()
  if (handle === null) return <span>{common.nobody}</span>
  if (handle === common.erased) return <span>{common.erased}</span>
  const you = handle === reader.handle
  return (
    <Link
      to="/team/$handle"
      params={{ handle }}
      className={`${styles.person} ${you ? styles.you : ''}`}
      title={name ?? handle}
    >
      {you && !amongOthers ? common.you : (name ?? handle)}
    </Link>
  )
}
