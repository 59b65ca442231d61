/** Values in order for one reader who may come late, or never. */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #values: T[] = []
  #ended = false
  #wake: () => void = () => undefined

  push(value: T): void {
    this.#values.push(value)
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      for (let value = this.#values.shift(); value !== undefined; value = this.#values.shift()) yield value
      if (this.#ended) return
      await new Promise<void>((wake) => {
        this.#wake = wake
      })
    }
  }
}
