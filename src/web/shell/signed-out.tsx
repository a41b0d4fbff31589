import { Navigate } from '@tanstack/react-router'

/** Nobody is signed in here: to the first run where there is no organisation yet, else to signing in. */
export function SignedOut({ firstRun }: { firstRun: boolean }) {
  return <Navigate to={firstRun ? '/welcome' : '/sign-in'} />
}
