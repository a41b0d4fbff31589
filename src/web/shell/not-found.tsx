import { Link } from '@tanstack/react-router'
import { shell } from '../words/shell.ts'

export function NotFound() {
  return (
    <p>
      {shell.notFound} <Link to="/">{shell.toBrief}</Link>
    </p>
  )
}
