import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { common } from '../words/common.ts'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

interface DialogButtonProps {
  /** On the button, and what the dialog is called unless `title` says otherwise. */
  readonly label: string
  readonly title?: string
  readonly look?: 'go' | 'plain' | 'act' | 'bare'
  readonly refusedBecause?: string | undefined
  /** Open from the start: a link led here. */
  readonly opened?: boolean
  readonly children: (close: () => void) => ReactNode
}

/** A button and the dialog it opens. What is inside lives while it is open; the focus comes back to the button. */
export function DialogButton({
  label,
  title = label,
  look = 'plain',
  refusedBecause,
  opened = false,
  children,
}: DialogButtonProps) {
  const [open, setOpen] = useState(opened)
  return (
    <>
      <Button look={look} refusedBecause={refusedBecause} onPress={() => setOpen(true)} expanded={open}>
        {label}
      </Button>
      {open && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      )}
    </>
  )
}

/** A native modal dialog with its title and a way out. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: (close: () => void) => ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const close = () => dialog.current?.close()
  useEffect(() => {
    if (dialog.current?.open !== false) return
    dialog.current.showModal()
    dialog.current.querySelector<HTMLElement>('form [name]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <Button look="bare" onPress={close}>
          {common.close}
        </Button>
      </div>
      {children(close)}
    </dialog>
  )
}
