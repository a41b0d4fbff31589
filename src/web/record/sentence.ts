import type { EntryKind } from '../../domain/record/kinds.ts'
import type { Told } from './reading.ts'

export type Sentences<K extends EntryKind> = Readonly<Record<K, (told: Told) => string>>
