import { type ReactNode, useId, useRef } from 'react'
import styles from './button.module.css'
import { Kbd } from './kbd.tsx'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `go`: the one thing this part of the page is for. `act`: a link-like act in a row of facts. */
  readonly look?: 'go' | 'plain' | 'act' | 'bare'
  readonly type?: 'button' | 'submit'
  /** Why it would be refused now: it stays reachable and says so. */
  readonly refusedBecause?: string | undefined
  readonly keys?: string
  readonly label?: string
  readonly busy?: boolean
  readonly expanded?: boolean
}

export function Button({
  children,
  onPress,
  look = 'plain',
  type = 'button',
  refusedBecause,
  keys,
  label,
  busy = false,
  expanded,
}: ButtonProps) {
  const refused = refusedBecause !== undefined
  const why = useRef<HTMLSpanElement>(null)
  const whyId = useId()
  const show = (button: HTMLElement) => showBelow(button, why.current)
  const hide = () => why.current?.hidePopover?.()
  return (
    <>
      <button
        type={type}
        className={`${styles.button} ${styles[look]}`}
        aria-disabled={refused || busy || undefined}
        aria-label={label}
        aria-expanded={expanded}
        aria-describedby={refused ? whyId : undefined}
        onClick={event => {
          if (refused || busy) event.preventDefault()
          else onPress?.()
          if (refused) show(event.currentTarget)
        }}
        onFocus={event => show(event.currentTarget)}
        onPointerEnter={event => show(event.currentTarget)}
        onBlur={hide}
        onPointerLeave={hide}
      >
        {children}
        {keys !== undefined && <Kbd keys={keys} />}
      </button>
      {refused && (
        <span ref={why} id={whyId} role="tooltip" popover="manual" className={styles.why}>
          {refusedBecause}
        </span>
      )}
    </>
  )
}

const widest = 280
const edge = 8

/** Shows why not, under the button and inside the window; above it where there is no room. */
function showBelow(button: HTMLElement, why: HTMLElement | null): void {
  if (why?.showPopover === undefined) return
  const box = button.getBoundingClientRect()
  why.style.left = `${Math.max(edge, Math.min(box.left, innerWidth - widest - edge))}px`
  why.style.top = `${box.bottom + 6}px`
  why.showPopover()
  const { height } = why.getBoundingClientRect()
  if (box.bottom + 6 + height > innerHeight) why.style.top = `${box.top - 6 - height}px`
}
