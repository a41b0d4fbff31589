import { field } from '../spec.ts'

/** What is to be decided, as it is typed (D1). */
export const subjectFields = [
  field('<type>', 'a type such as deploy.production'),
  field('<area>', 'an area such as payments/ledger'),
  field('--amount <minor>', 'in minor units'),
  field('--currency <code>', 'such as EUR'),
  field('--risk <risk>', 'low, medium or high'),
  field('--env <name>', 'the environment'),
  field('--reversible', 'it can be undone', 'flag'),
  field('--irreversible', 'it cannot be undone', 'flag'),
  field('--reversible-until <when>', 'it can be undone until then'),
  field('--path <file>', 'a file of the repository of the area'),
]
