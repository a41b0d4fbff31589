import { Link } from '@tanstack/react-router'

/** An area as a link to its page, with slashes one can break at. */
export function AreaPath({ path }: { path: string }) {
  return (
    <Link to="/area/$" params={{ _splat: path }}>
      {path}
    </Link>
  )
}
