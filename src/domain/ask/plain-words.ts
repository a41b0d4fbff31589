/** Words that carry a sentence and name nothing: they are passed over where a subject is looked for. */
const plain = new Set(
  `a an the this that these those there here it its i we you they he she me my mine our ours your yours their his her us them
  is are was were be been being am do does did done doing has have had having will would can could may might must shall should
  and or but not no so if then than as at by for from in into of off on onto out over to under up with without about around
  again already also any anyone anybody anything both each either every everything just like kind sort only other else same some
  something somebody someone such too very really actually currently now right today still yet ever please thanks thank hi hello
  hey ok okay well um exactly really basically maybe
  get got give given go going make made need needs want wants let lets tell show say says said know see look thing things stuff
  one ones bit lot way case part parts matter matters regard regards regarding concerning related
  area areas team teams person people group groups item items line lines task tasks work job jobs issue issues topic subject
  who whom whose what which when where why how
  long moment time`.split(/\s+/),
)

/** Whether a word says nothing about which thing is meant. */
export function isPlain(word: string): boolean {
  return plain.has(word)
}
