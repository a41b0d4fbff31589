import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Loading } from '../ui/loading.tsx'

/** H5: corrected; its page shows what was said before, and who reads it as changed. */
export function Amended({ id }: { id: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    void navigate({ to: '/handoff/$id', params: { id }, replace: true }).then(() =>
      document.getElementById('page')?.focus(),
    )
  }, [navigate, id])
  return <Loading />
}
