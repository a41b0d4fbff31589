/**
 * SQL as data. A storage function is a generator that yields statements and receives their rows, so one text serves
 * both engines: SQLite runs the generator to its end without awaiting, PostgreSQL awaits each statement.
 */
export type Scalar = string | number | null | Uint8Array

/** A list bound as one parameter, always after IN: `id IN ${list(ids)}`. */
export interface List {
  readonly list: readonly (string | number)[]
}

/** Binds a list as one parameter. */
export function list(values: readonly (string | number)[]): List {
  return { list: values }
}

export type SqlValue = Scalar | List | Query | Either

export interface Query {
  readonly strings: TemplateStringsArray
  readonly values: readonly SqlValue[]
  /** Its best plan hangs on what is looked for, so PostgreSQL plans it anew each time. */
  readonly plannedAnew?: true
}

/** What the engines say in different words. */
export interface Either {
  readonly sqlite: Query
  readonly postgres: Query
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

/** A query with its values apart from its text, for either engine. */
export function sql(strings: TemplateStringsArray, ...values: SqlValue[]): Query {
  return { strings, values }
}

/** A statement whose names of tables and columns are known only as it runs; never of words from outside. */
export function statement(text: string): Query {
  return { strings: Object.assign([text], { raw: [text] }), values: [], plannedAnew: true }
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

/** Turns a query into one engine's text and parameters. */
export function render(query: Query, dialect: Dialect): Rendered {
  const params: (Scalar | (string | number)[])[] = []
  const shape = shapeOf(query, dialect)
  if (shape === null) return { text: renderInto(query, dialect, params), params: params as Scalar[] }
  const known = texts.get(query.strings) ?? new Map<string, string>()
  const text = known.get(shape)
  if (text !== undefined) {
    for (const value of query.values) bind(value as Scalar | List, dialect, params)
    return { text, params: params as Scalar[] }
  }
  const rendered = renderInto(query, dialect, params)
  texts.set(query.strings, known.set(shape, rendered))
  return { text: rendered, params: params as Scalar[] }
}

/** Texts already rendered, by where they are written and the shape of what is bound. */
const texts = new WeakMap<TemplateStringsArray, Map<string, string>>()

/** SQLite takes a list this short as single parameters, for which it looks in the index at once. */
const shortList = 4

/** What the text depends on beside the query's own strings; null where queries stand in it. */
function shapeOf({ values }: Query, dialect: Dialect): string | null {
  let shape: string = dialect
  for (const value of values) {
    if (isQuery(value) || isEither(value)) return null
    if (isList(value))
      shape +=
        dialect === 'postgres' ? ` ${typeof value.list[0]}` : ` ${isShort(value) ? value.list.length : ''}`
  }
  return shape
}

function isShort({ list }: List): boolean {
  return list.length > 0 && list.length <= shortList
}

/** Adds what stands for a value to the parameters. */
function bind(value: Scalar | List, dialect: Dialect, params: (Scalar | (string | number)[])[]): void {
  if (!isList(value)) params.push(value)
  else if (dialect === 'postgres') params.push([...value.list])
  else if (isShort(value)) params.push(...value.list)
  else params.push(JSON.stringify(value.list))
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
  if (isEither(value)) return renderInto(value[dialect], dialect, params)
  bind(value, dialect, params)
  if (!isList(value)) return dialect === 'sqlite' ? '?' : `$${params.length}`
  if (dialect === 'sqlite')
    return isShort(value) ? `(${value.list.map(() => '?').join(', ')})` : '(SELECT value FROM json_each(?))'
  return `($${params.length}::${typeof value.list[0] === 'number' ? 'bigint' : 'text'}[])`
}

function isQuery(value: SqlValue): value is Query {
  return value !== null && typeof value === 'object' && 'strings' in value
}

function isEither(value: SqlValue): value is Either {
  return value !== null && typeof value === 'object' && 'postgres' in value
}

function isList(value: SqlValue): value is List {
  return value !== null && typeof value === 'object' && 'list' in value
}
