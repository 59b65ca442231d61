import { type OperationId, routes } from './generated/routes.ts'
import type { Route } from './route.ts'

/** What fits a path: its routes by method, and what stood in its placeholders. */
export interface Match {
  readonly routes: Readonly<Record<string, Route>>
  readonly parameters: Readonly<Record<string, string>>
}

/** A segment of paths: literals before placeholders. */
interface Node {
  readonly literals: Map<string, Node>
  placeholder?: Node
  /** By method; the paths of two routes may name their placeholders differently. */
  routes?: Record<string, Route>
  names?: readonly string[]
}

/** Finds the routes of a path. Literals are compared without regard to case, and come before placeholders. */
export function routerOf(table: readonly Route[]): (path: string) => Match | undefined {
  const root: Node = { literals: new Map() }
  for (const route of table) insert(root, route)
  return (path) => {
    const values: string[] = []
    const node = find(root, segmentsOf(path), 0, values)
    if (!node?.routes || !node.names) return undefined
    const parameters: Record<string, string> = {}
    for (const [index, name] of node.names.entries()) parameters[name] = decoded(values[index] ?? '')
    return { routes: node.routes, parameters }
  }
}

/**
 * The routes of a path of the API. The vendor's pages spell the same path in several cases (facts: section (d),
 * pitfalls). What stands in placeholders is decoded.
 */
export const matchPath: (path: string) => Match | undefined = routerOf(routes)

function insert(root: Node, route: Route): void {
  let node = root
  const names: string[] = []
  for (const segment of segmentsOf(route.path)) {
    if (segment.startsWith('{')) {
      names.push(segment.slice(1, -1))
      node = node.placeholder ??= { literals: new Map() }
    } else {
      const literal = segment.toLowerCase()
      const next = node.literals.get(literal) ?? { literals: new Map() }
      node.literals.set(literal, next)
      node = next
    }
  }
  // Without a prototype: there is no method `constructor`.
  node.routes = Object.assign(Object.create(null) as object, node.routes, { [route.method]: route })
  node.names = names
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/')
}

function find(node: Node, segments: readonly string[], at: number, values: string[]): Node | undefined {
  if (at === segments.length) return node.routes ? node : undefined
  const segment = segments[at] ?? ''
  const literal = node.literals.get(segment) ?? node.literals.get(segment.toLowerCase())
  const found = literal && find(literal, segments, at + 1, values)
  if (found) return found
  if (!node.placeholder || segment === '') return undefined
  values.push(segment)
  const below = find(node.placeholder, segments, at + 1, values)
  if (!below) values.pop()
  return below
}

/** A sequence that encodes nothing stays as it is: it is part of no id. */
function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The route that a request names, whatever else is wrong with it. */
export function operationOf(method: string, path: string): OperationId | undefined {
  return matchPath(path)?.routes[method]?.operation as OperationId | undefined
}
