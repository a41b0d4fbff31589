import { Navigate, useRouterState } from '@tanstack/react-router'

/** Nobody is signed in here: to the first run where there is no organisation yet, else to signing in, and back here after. */
export function SignedOut({ firstRun }: { firstRun: boolean }) {
  const href = useRouterState({ select: state => state.location.href })
  if (firstRun) return <Navigate to="/welcome" />
  return <Navigate to="/sign-in" search={href === '/' ? {} : { back: href }} replace />
}
