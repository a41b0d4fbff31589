/** What the page of the words of Locum says; the words themselves are in `domain/glossary.ts`. */
export const glossary = {
  title: 'Glossary',
  lead: 'The words Locum uses, and what each of them means here.',
  filter: 'Find a word',
  none: 'None of the words is called that.',
  all: 'All words',
} as const
