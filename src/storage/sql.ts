/**
 * SQL as data. A storage function is a generator that yields statements and receives their rows, so one text serves
 * both engines: SQLite runs the generator to its end without awaiting, PostgreSQL awaits each statement.
 */
export type Scalar = string | number | null | Uint8Array

/** A list bound as one parameter, always after IN: `id IN ${list(ids)}`. */
export interface List {
  readonly list: readonly (string | number)[]
}

export function list(values: readonly (string | number)[]): List {
  return { list: values }
}

export type SqlValue = Scalar | List | Query

export interface Query {
  readonly strings: TemplateStringsArray
  readonly values: readonly SqlValue[]
}

/** Rows written with one statement; columns must be in `columnTypes`. */
export interface Insert {
  readonly insert: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Scalar[])[]
}

/** One statement run once for each set of values. */
export interface Each {
  readonly each: readonly Query[]
}

/** Rows for several tables, written together. */
export interface Together {
  readonly together: readonly Insert[]
}

export type Statement = Query | Insert | Each | Together
export type Row = Record<string, unknown>

/** A storage script: yields statements, receives rows, returns its result. */
export type Script<T> = Generator<Statement, T, Row[]>

export function sql(strings: TemplateStringsArray, ...values: SqlValue[]): Query {
  return { strings, values }
}

/** Runs a query and types its rows. The caller names the columns it selected. */
export function* rows<T>(query: Query): Script<T[]> {
  return (yield query) as T[]
}

/** The first row, or null. */
export function* row<T>(query: Query): Script<T | null> {
  const found = (yield query) as T[]
  return found[0] ?? null
}

export type Dialect = 'sqlite' | 'postgres'

export interface Rendered {
  readonly text: string
  readonly params: Scalar[]
}

/** Turns a query into one engine's text and parameters. Lists become one parameter each. */
export function render(query: Query, dialect: Dialect): Rendered {
  const params: (Scalar | (string | number)[])[] = []
  const text = renderInto(query, dialect, params)
  return { text, params: params as Scalar[] }
}

function renderInto(query: Query, dialect: Dialect, params: (Scalar | (string | number)[])[]): string {
  let text = query.strings[0] ?? ''
  query.values.forEach((value, index) => {
    // PostgreSQL finds an array's values by the index at once; a subquery it would first gather and sort.
    if (isList(value) && dialect === 'postgres') text = text.replace(/IN $/, '= ANY ')
    text += renderValue(value, dialect, params) + (query.strings[index + 1] ?? '')
  })
  return text
}

function renderValue(value: SqlValue, dialect: Dialect, params: (Scalar | (string | number)[])[]): string {
  if (isQuery(value)) return renderInto(value, dialect, params)
  if (isList(value)) {
    if (dialect === 'sqlite') {
      params.push(JSON.stringify(value.list))
      return '(SELECT value FROM json_each(?))'
    }
    params.push([...value.list])
    const type = typeof value.list[0] === 'number' ? 'bigint' : 'text'
    return `($${params.length}::${type}[])`
  }
  params.push(value)
  return dialect === 'sqlite' ? '?' : `$${params.length}`
}

function isQuery(value: SqlValue): value is Query {
  return value !== null && typeof value === 'object' && 'strings' in value
}

function isList(value: SqlValue): value is List {
  return value !== null && typeof value === 'object' && 'list' in value
}
