import { routes } from './generated/routes.ts'
import type { Route } from './route.ts'

/** A route that fits a path, with what stood in its placeholders. */
export interface Match {
  readonly route: Route
  readonly parameters: Readonly<Record<string, string>>
}

interface Compiled {
  readonly route: Route
  readonly segments: readonly string[]
}

const compiled: readonly Compiled[] = routes.map((route) => ({ route, segments: route.path.split('/') }))

/** The routes whose path fits, literals before placeholders; their methods may differ. */
export function matchPath(path: string): readonly Match[] {
  const asked = path.split('/')
  return compiled
    .filter(
      ({ segments }) =>
        segments.length === asked.length &&
        segments.every((segment, index) => fits(segment, asked[index] ?? '')),
    )
    .toSorted((a, b) => placeholders(a) - placeholders(b))
    .map(({ route, segments }) => ({ route, parameters: readParameters(segments, asked) }))
}

/** The vendor's pages spell the same path in several cases (facts: section (d), pitfalls). */
function fits(segment: string, asked: string): boolean {
  return segment.startsWith('{') ? asked !== '' : segment.toLowerCase() === asked.toLowerCase()
}

function placeholders({ segments }: Compiled): number {
  return segments.filter((segment) => segment.startsWith('{')).length
}

function readParameters(segments: readonly string[], asked: readonly string[]): Record<string, string> {
  const pairs = segments.flatMap((segment, index) =>
    segment.startsWith('{') ? [[segment.slice(1, -1), decode(asked[index] ?? '')]] : [],
  )
  return Object.fromEntries(pairs)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
