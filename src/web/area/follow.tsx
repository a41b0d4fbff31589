import { useCommand } from '../api/query.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { areaPage as words } from '../words/area.ts'
import styles from './area.module.css'

/** Whether the area stands in the reader's brief by their own choice (B0). */
export function Follow({ path, followed }: { path: string; followed: boolean }) {
  const follow = useCommand('area.follow')
  const unfollow = useCommand('area.unfollow')
  const run = followed ? unfollow : follow
  return (
    <div className={styles.follow}>
      <span>{followed ? words.followed : words.notFollowed}</span>
      <Button look="act" busy={run.isPending} onPress={() => run.mutate({ path })}>
        {followed ? words.unfollow : words.follow}
      </Button>
      <RefusalNote error={follow.error ?? unfollow.error} />
    </div>
  )
}
