/** Copying a time, or a part of one, gives its ISO text: what is pasted means the same on every clock. */
export function copyTimesAsIso(): () => void {
  const copied = (event: ClipboardEvent) => {
    const selection = getSelection()
    if (selection === null || selection.isCollapsed || event.clipboardData === null) return
    const { anchorNode, focusNode } = selection
    const time = anchorNode?.parentElement?.closest('time')
    if (time == null || focusNode?.parentElement?.closest('time') !== time) return
    event.clipboardData.setData('text/plain', time.dateTime)
    event.preventDefault()
  }
  document.addEventListener('copy', copied)
  return () => document.removeEventListener('copy', copied)
}
