import { Navigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'

/** Nobody is signed in here: to the first run where there is no organisation yet, else to signing in, and back here after. */
export function SignedOut({ firstRun }: { firstRun: boolean }) {
  const router = useRouter()
  // Once: while the door is being loaded the address is already its own, and would lead back to itself.
  const [href] = useState(() => router.state.location.href)
  if (firstRun) return <Navigate to="/welcome" />
  return <Navigate to="/sign-in" search={href === '/' ? {} : { back: href }} replace />
}
