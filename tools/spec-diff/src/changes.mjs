// Collects changes. A schema that many operations share is compared once per direction; which operations it
// reaches is worked out at the end.

/**
 * @typedef {'request' | 'answer'} Direction   what the caller sends, or what comes back
 * @typedef {'breaking' | 'compatible'} Class
 * @typedef {{ class: Class, place: string, what: string, money: boolean, uses: string[] }} Change
 */

export class Changes {
  /** @type {{ node: string, class: Class, place: string, what: string, money: boolean }[]} */
  #found = []
  /** Who refers to a compared schema. @type {Map<string, Set<string>>} */
  #users = new Map()

  /**
   * @param {string} node    the compared schema or operation that it belongs to
   * @param {boolean} breaks
   * @param {string} place
   * @param {string} what
   */
  add(node, breaks, place, what, money = false) {
    this.#found.push({ node, class: breaks ? 'breaking' : 'compatible', place, what, money })
  }

  /** True the first time: then it has to be compared. @param {string} node @param {string} user */
  visit(node, user) {
    const first = !this.#users.has(node)
    this.#users.set(node, (this.#users.get(node) ?? new Set()).add(user))
    return first
  }

  /** @returns {Change[]} breaking ones first, equal ones told once */
  list() {
    /** @type {Map<string, Change>} */
    const merged = new Map()
    for (const { node, ...change } of this.#found) {
      const key = JSON.stringify(change)
      const uses = [...(merged.get(key)?.uses ?? []), ...this.#roots(node)]
      merged.set(key, { ...change, uses: [...new Set(uses)].toSorted() })
    }
    const rank = (/** @type {Change} */ change) =>
      (change.class === 'breaking' ? 0 : 2) + (change.money ? 0 : 1)
    return [...merged.values()].toSorted((a, b) => rank(a) - rank(b) || (a.place < b.place ? -1 : 1))
  }

  /** The operations that lead to a schema. @param {string} node @param {Set<string>} seen @returns {string[]} */
  #roots(node, seen = new Set()) {
    if (seen.has(node)) return []
    seen.add(node)
    const users = this.#users.get(node)
    return users ? [...users].flatMap((user) => this.#roots(user, seen)) : node === '' ? [] : [node]
  }
}
