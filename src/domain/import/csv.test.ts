import { describe, expect, it } from 'vitest'
import { parseCsv } from './csv.ts'

const fieldsOf = (text: string) => parseCsv(text).rows.map(row => row.fields)

describe('a CSV file (RFC 4180)', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons where the header has more of them',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF and no line end at the end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes around separators, quotes and line ends',
      '"a","b"\n"1,""x""","2\r\n3"\n',
      [
        ['a', 'b'],
        ['1,"x"', '2\r\n3'],
      ],
    ],
    [
      'a quote inside a plain field',
      'a,b\n5" pipe,2\n',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'text behind a closing quote',
      'a,b\n"1"x,2\n',
      [
        ['a', 'b'],
        ['1x', '2'],
      ],
    ],
    [
      'empty fields',
      'a,b,c\n,,\n1,,\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
      ],
    ],
    ['empty lines', 'a\n\n1\n', [['a'], ['1']]],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    ['nothing', '', []],
  ])('may have %s', (_, text, fields) => {
    expect(fieldsOf(text)).toEqual(fields)
  })

  it('has the line on which each row begins', () => {
    expect(parseCsv('a\n"1\n2"\r\n\n3').rows.map(row => row.line)).toEqual([1, 2, 5])
  })

  it('ends at a quote that is never closed, and says on which line its row begins', () => {
    expect(parseCsv('a,b\n1,2\n3,"4\n5,6\n')).toEqual({
      rows: [
        { line: 1, fields: ['a', 'b'] },
        { line: 2, fields: ['1', '2'] },
      ],
      openQuote: 3,
    })
  })
})
