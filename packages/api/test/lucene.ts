// Reads `q` by the parser of the npm package `lucene`, so that what is proven of queries is not proven by their writer.
import lucene from 'lucene'
import { expect } from 'vitest'

/** What a query says, apart from how it is written. */
export type Tree =
  | { readonly property: string; readonly pattern: Pattern }
  | { readonly property: string; readonly from: string; readonly to: string }
  | { readonly property: string; readonly exists: true }
  | { readonly operator: 'AND' | 'OR'; readonly of: readonly Tree[] }
  | { readonly not: Tree }

/** Literal texts, and what may stand between them. */
export type Pattern = readonly (string | typeof any | typeof one)[]

/** Any text, also none: an unescaped `*`. */
export const any: unique symbol = Symbol('*')
/** One character: an unescaped `?`. */
export const one: unique symbol = Symbol('?')

/** Whether a text is what a pattern describes. */
export function fits(text: string, pattern: Pattern): boolean {
  const source = pattern.map((part) =>
    part === any ? '[^]*' : part === one ? '[^]' : part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 'u').test(text)
}

/** What the parser, which is not ours, makes of a query; whatever a filter never asks for is a failure. */
export function parse(text: string): Tree {
  const ast = lucene.parse(text)
  // The parser would drop what it cannot place.
  expect(lucene.toString(ast)).toBe(text)
  return treeOf(ast)
}

function treeOf(node: lucene.AST | lucene.Node): Tree {
  if (!('left' in node)) return leafOf(node)
  // The parser chains operands to the right: the rest of the chain is what has no parentheses of its own.
  const of = [negated(treeOf(node.left), 'start' in node ? node.start : undefined)]
  const operators = new Set<string>()
  let at: lucene.AST = node
  while ('right' in at) {
    const [operator = '', negation] = at.operator.split(' ')
    operators.add(operator)
    const right: lucene.AST | lucene.Node = at.right
    const chain = 'left' in right && right.parenthesized !== true
    of.push(negated(treeOf(chain ? right.left : right), negation))
    if (!chain) break
    at = right
  }
  if (of[0] && of.length === 1) return of[0]
  const [operator, ...others] = operators
  if (others.length > 0 || (operator !== 'AND' && operator !== 'OR')) {
    throw new Error(`joined by ${[...operators].join(' and ')} without parentheses`)
  }
  return { operator, of }
}

function negated(tree: Tree, word: string | undefined): Tree {
  if (word === undefined) return tree
  expect(word).toBe('NOT')
  return { not: tree }
}

function leafOf(node: lucene.Node): Tree {
  const name = node.field
  expect(name).not.toBe('<implicit>')
  if ('term_min' in node) {
    expect(node.inclusive).toBe('both')
    return { property: name, from: node.term_min, to: node.term_max }
  }
  const { boost, prefix, regex, similarity } = node
  expect({ boost, prefix, regex, similarity: similarity ?? null }).toEqual({
    boost: null,
    prefix: null,
    regex: false,
    similarity: null,
  })
  if (name === '_exists_') return { property: node.term, exists: true }
  if (node.quoted) return { property: name, pattern: [unescaped(node.term)] }
  const runs = node.term.match(/(?:\\[^]|[^\\*?])+|[*?]/gu) ?? []
  return {
    property: name,
    pattern: runs.map((run) => (run === '*' ? any : run === '?' ? one : unescaped(run))),
  }
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([^])/gu, '$1')
}
