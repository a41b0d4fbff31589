import { useState } from 'react'
import { common } from '../words/common.ts'
import { record } from '../words/record.ts'
import { Button } from './button.tsx'

/** Puts a text on the clipboard and says that it did, to a screen reader too. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () =>
    void navigator.clipboard.writeText(text()).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <Button onPress={copy}>{copied === true ? record.entry.copied : label}</Button>
      <span role="status" className="unseen">
        {copied === true ? record.entry.copied : copied === false ? common.tryAgain : ''}
      </span>
    </>
  )
}
