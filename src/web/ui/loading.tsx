import { useEffect, useState } from 'react'
import { common } from '../words/common.ts'
import styles from './loading.module.css'

const patienceMs = 300

/** Nothing for 300 ms, then a word: what is fast must not flicker. */
export function Loading() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={styles.loading} aria-busy="true">
      {late ? `${common.loading} …` : ''}
    </p>
  )
}
