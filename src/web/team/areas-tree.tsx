import { type KeyboardEvent, useMemo, useState } from 'react'
import { saysMore } from '../area/says-more.ts'
import { AreaPath } from '../ui/area-path.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { listed } from '../words/counting.ts'
import { team } from '../words/team.ts'
import { AddArea, ChangeArea } from './area-forms.tsx'
import { useAreas, useNames } from './everyone.ts'
import styles from './team.module.css'
import { type Branch, branchesOf, fitting, visible } from './tree.ts'
import { WindowList } from './window-list.tsx'

const words = team.areas
/** More areas than this begin closed, so that the page can be read. */
const manyAreas = 80

const none: ReadonlySet<string> = new Set()

const pathOfBranch = ({ area }: Branch) => area.path

/** The areas as a table of contents, with who holds each. */
export function AreasTree() {
  const { items, complete, read } = useAreas()
  const branches = useMemo(() => branchesOf(items), [items])
  const parents = useMemo(
    () => branches.filter(({ below }) => below > 0).map(({ area }) => area.path),
    [branches],
  )
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const closed = chosen ?? new Set(branches.length > manyAreas ? parents : [])
  const [find, setFind] = useState('')
  const found = useMemo(() => fitting(branches, find), [branches, find])
  const toggle = (path: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(path)
    else next.add(path)
    setChosen(next)
  }
  if (complete && items.length === 0)
    return (
      <div className={styles.bar}>
        <Empty says={words.none} />
        <AddArea />
      </div>
    )
  return (
    <>
      <div className={styles.bar}>
        <AddArea />
        <Button look="bare" onPress={() => setChosen(new Set())}>
          {words.openAll}
        </Button>
        <Button look="bare" onPress={() => setChosen(new Set(parents))}>
          {words.closeAll}
        </Button>
        <span className={`${styles.hint} ${styles.keys}`}>{words.hint}</span>
      </div>
      <UnreadPart read={read} known={items.length > 0} />
      <label className={styles.find}>
        {words.filter}
        <input
          type="search"
          value={find}
          placeholder={words.filterHint}
          onChange={({ target }) => setFind(target.value)}
        />
      </label>
      <p role="status" className={styles.count}>
        {complete && words.count(found?.length ?? items.length, items.length)}
      </p>
      <Tree
        branches={found ?? visible(branches, closed)}
        closed={found === null ? closed : none}
        onToggle={toggle}
      />
    </>
  )
}

interface TreeProps {
  readonly branches: readonly Branch[]
  readonly closed: ReadonlySet<string>
  readonly onToggle: (path: string, open: boolean) => void
}

function Tree({ branches, closed, onToggle }: TreeProps) {
  const nameOf = useNames()
  const move = (event: KeyboardEvent) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const at = rows.findIndex(row => row.contains(document.activeElement))
    const row = rows[at]
    if (row === undefined) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) rows[at + step]?.querySelector('a')?.focus()
    else if (event.key === 'ArrowRight') onToggle(row.dataset.row ?? '', true)
    else if (event.key === 'ArrowLeft') onToggle(row.dataset.row ?? '', false)
    else return
    event.preventDefault()
  }
  return (
    <WindowList
      items={branches}
      keyOf={pathOfBranch}
      rowHeight={37}
      label={words.tree}
      listClass={styles.tree}
      rowClass={styles.area}
      onKeyDown={move}
      row={branch => (
        <Row branch={branch} open={!closed.has(branch.area.path)} nameOf={nameOf} onToggle={onToggle} />
      )}
    />
  )
}

interface RowProps {
  readonly branch: Branch
  readonly open: boolean
  readonly nameOf: (handle: string) => string
  readonly onToggle: TreeProps['onToggle']
}

function Row({ branch: { area, depth, below }, open, nameOf, onToggle }: RowProps) {
  const facts = [
    area.techLeads.length > 0 && words.ledBy(listed(area.techLeads.map(nameOf))),
    area.managers.length > 0 && words.managedBy(listed(area.managers.map(nameOf))),
    area.restricted && words.restricted,
  ].filter(fact => fact !== false)
  return (
    <>
      <span className={styles.path} style={{ paddingLeft: `calc(${Math.min(depth, 8)} * var(--indent))` }}>
        {below > 0 ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={words.open(area.path)}
            onClick={() => onToggle(area.path, !open)}
          >
            <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
              <path d={open ? 'M1 3h10L6 10Z' : 'M3 1v10l7-5Z'} fill="currentColor" />
            </svg>
          </button>
        ) : (
          <span className={styles.toggle} />
        )}
        <span className={styles.named}>
          <AreaPath path={area.path} />
          {saysMore(area.name, area.path) && <span className={styles.hint}> {area.name}</span>}
          {below > 0 && !open && <span className={styles.hint}> +{below}</span>}
        </span>
      </span>
      <span className={styles.holding}>
        {area.team === null ? (
          <span className={styles.hint}>{words.noTeam}</span>
        ) : (
          <>
            <span className={styles.hint}>{words.ofTeam}</span> {area.team}
          </>
        )}
      </span>
      <span className={styles.holders}>{facts.join(' · ')}</span>
      <ChangeArea area={area} />
    </>
  )
}
