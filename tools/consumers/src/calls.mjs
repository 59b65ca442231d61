// A program that calls every operation once by its method, written from the declarations that users get.
import { join } from 'node:path'
import ts from 'typescript'

/**
 * @typedef {object} Call
 * @property {string} name Such as `smart.transactions.create`.
 * @property {readonly { readonly name: string, readonly type: string }[]} parameters
 * @property {string | undefined} reads A property of what it answers.
 * @property {string | undefined} readsOfItem For a list, a property of its items.
 */

/**
 * Every method of the client, as its declarations say.
 * @param {string} folder A project that has the client installed.
 * @returns {{ calls: Call[], types: string[] }} `types` are the names that the parameters need.
 */
export function readCalls(folder) {
  const file = join(folder, 'node_modules', '@secukit', 'api', 'dist', 'types', 'index.d.ts')
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.esnext.d.ts'],
    types: [],
  })
  const checker = program.getTypeChecker()
  const declarations = checker.getSymbolAtLocation(program.getSourceFile(file))
  const exported = new Map(checker.getExportsOfModule(declarations).map((symbol) => [symbol.name, symbol]))

  const membersOf = (type) => checker.getPropertiesOfType(type)
  const typeOf = (symbol) => checker.getTypeOfSymbol(symbol)
  const declared = (name) => checker.getDeclaredTypeOfSymbol(resolve(checker, exported.get(name)))

  const calls = ['SmartMethods', 'LoyaltyMethods'].flatMap((area) =>
    membersOf(declared(area)).flatMap((resource) =>
      membersOf(typeOf(resource)).map((method) => {
        const [signature] = typeOf(method).getCallSignatures()
        const answer = signature.getReturnType()
        const item = answer.symbol.name === 'ListCall' ? checker.getTypeArguments(answer)[1] : undefined
        const path = [area.replace('Methods', '').toLowerCase(), resource.name, method.name]
        return {
          name: path.join('.'),
          parameters: signature.parameters.map(({ name, valueDeclaration }) => ({
            name,
            type: valueDeclaration.type.getText(),
          })),
          reads: membersOf(checker.getAwaitedType(answer))[0]?.name,
          readsOfItem: item && membersOf(item)[0]?.name,
        }
      }),
    ),
  )
  const words = calls.flatMap(({ parameters }) => parameters.flatMap(({ type }) => type.match(/\w+/g) ?? []))
  return {
    calls,
    types: [...new Set(words)].filter((word) => exported.has(word)).toSorted((a, b) => a.localeCompare(b)),
  }
}

function resolve(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/**
 * The program: every argument has the type that the method asks for.
 * @param {ReturnType<typeof readCalls>} read
 */
export function callProgram({ calls, types }) {
  const functions = calls.map((call) => callFunction(call, call.parameters))
  return `${importProgram({ types })}declare const secuconnect: Secuconnect\n${functions.join('')}`
}

/**
 * A program that must not compile: each call once for each of its arguments, which is a symbol there.
 * @param {ReturnType<typeof readCalls>} read
 */
export function wrongProgram({ calls, types }) {
  const functions = calls.flatMap((call) =>
    call.parameters.map((wrong) =>
      callFunction(
        call,
        call.parameters.map((each) => (each === wrong ? { name: each.name, type: 'symbol' } : each)),
        `_${wrong.name}`,
      ),
    ),
  )
  return `${importProgram({ types })}declare const secuconnect: Secuconnect\n${functions.join('')}`
}

/** The same without a call: what the import alone costs. */
export function importProgram({ types }) {
  return `import type { Secuconnect, ${types.join(', ')} } from '@secukit/api'\n`
}

function callFunction({ name, reads, readsOfItem }, parameters, suffix = '') {
  const typed = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`)
  const lines = [
    `const call = secuconnect.${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
    'const answer = await call',
    reads && `void answer.${reads}`,
    readsOfItem && `for await (const item of call) void item.${readsOfItem}`,
  ]
  const head = `export async function ${name.replaceAll('.', '_')}${suffix}(${typed.join(', ')}): Promise<void>`
  return `${head} {\n  ${lines.filter(Boolean).join('\n  ')}\n}\n`
}
