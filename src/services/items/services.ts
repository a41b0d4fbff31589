import { answerQuestion } from './answer.ts'
import { askItem } from './ask.ts'
import { closeItem } from './close.ts'
import { confirmItem } from './confirm.ts'
import { listItems } from './list.ts'
import { noteItem } from './note.ts'
import { releaseItem } from './release.ts'
import { reopenItem } from './reopen.ts'
import { showItem } from './show.ts'
import { withdrawItem } from './withdraw.ts'

/** Services of items. */
export const itemsServices = {
  'item.note': noteItem,
  'item.confirm': confirmItem,
  'item.close': closeItem,
  'item.reopen': reopenItem,
  'item.release': releaseItem,
  'item.withdraw': withdrawItem,
  'item.ask': askItem,
  'item.answer': answerQuestion,
  'item.list': listItems,
  'item.show': showItem,
}
