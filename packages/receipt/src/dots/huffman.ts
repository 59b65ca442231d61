/** How many bits each symbol gets; 0 is a symbol that never comes. No code is longer than `limit` bits. */
export function huffmanLengths(counts: Uint32Array, limit: number): Uint8Array {
  let weights = counts
  for (;;) {
    const lengths = lengthsOf(weights)
    if (lengths.every((length) => length <= limit)) return lengths
    // Too long a tail: with flatter counts the tree is flatter too.
    weights = weights.map((weight) => (weight > 0 ? (weight >>> 1) | 1 : 0))
  }
}

/** The codes of a canonical Huffman code (RFC 1951, section 3.2.2), bits reversed: the first bit is the lowest. */
export function huffmanCodes(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17)
  for (const length of lengths) if (length > 0) next[length + 1]!++
  for (let bits = 1; bits < 17; bits++) next[bits] = (next[bits]! + next[bits - 1]!) << 1
  return Uint16Array.from(lengths, (length) => (length > 0 ? reverse(next[length]!++, length) : 0))
}

function lengthsOf(weights: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(weights.length)
  const symbols = [...weights.keys()].filter((symbol) => weights[symbol]! > 0)
  if (symbols.length === 1) lengths[symbols[0]!] = 1
  if (symbols.length < 2) return lengths

  // Two queues, the lightest first: leaves in order of weight, and the nodes as they are made, which is in order too.
  const leaves = symbols.toSorted((a, b) => weights[a]! - weights[b]! || a - b)
  const nodeWeights = leaves.map((symbol) => weights[symbol]!)
  const parents: number[] = []
  let leaf = 0
  let node = leaves.length
  const takeLightest = () =>
    leaf < leaves.length && (node >= nodeWeights.length || nodeWeights[leaf]! <= nodeWeights[node]!)
      ? leaf++
      : node++
  while (nodeWeights.length < 2 * leaves.length - 1) {
    const one = takeLightest()
    const other = takeLightest()
    parents[one] = nodeWeights.length
    parents[other] = nodeWeights.length
    nodeWeights.push(nodeWeights[one]! + nodeWeights[other]!)
  }

  const depths = new Uint8Array(nodeWeights.length)
  for (let i = nodeWeights.length - 2; i >= 0; i--) depths[i] = depths[parents[i]!]! + 1
  for (const [i, symbol] of leaves.entries()) lengths[symbol] = depths[i]!
  return lengths
}

function reverse(code: number, length: number): number {
  let reversed = 0
  for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit)
  return reversed
}
