import { askRecord } from './ask.ts'
import { leaveQuestion } from './leave.ts'

export const askServices = { 'record.ask': askRecord, 'question.leave': leaveQuestion }
