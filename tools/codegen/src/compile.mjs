// Compiles the schemas of the specs into plain functions: small enough to ship, and quick enough for every call.
// What each check means and says is written once, in packages/sandbox/src/checks.ts.
import { header, listOperations } from './load.mjs'
import { formats, requests, responses } from './validators.mjs'

/** @param {import('./load.mjs').Specs} specs */
export function compiledFile(specs) {
  const schemas = Object.values(specs).map((spec) => spec.components?.schemas)
  const compiler = createCompiler(Object.assign({}, ...schemas))
  const asked = table(specs, compiler, requests)
  const answered = table(specs, compiler, responses)
  const code = compiler.code()
  const helpers = checks.filter(
    (name) => name === 'spread' || new RegExp(`\\b${name}\\b`).test(code + asked + answered),
  )
  return `${header}// @ts-nocheck
// d: data, p: path, e: errors, k: key, q: whether it is required.
import { ${helpers.join(', ')} } from '../checks.ts'
import type { Validator } from '../validator.ts'

${code}

/** \`<operation> body\` or \`<operation> query\` -> validator. */
export const requestValidators: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
${asked}
})

/** \`<operation> <status>\` -> validator. */
export const responseValidators: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
${answered}
})
`
}

/**
 * \`operation: { parts: validator }\`: most errors of an operation have one form.
 * @param {import('./load.mjs').Specs} specs @param {ReturnType<typeof createCompiler>} compiler @param {typeof requests} side
 */
function table(specs, compiler, side) {
  return listOperations(specs)
    .flatMap((operation) => {
      /** @type {Map<string, string[]>} */
      const parts = new Map()
      for (const [part, schema] of side(specs, operation)) {
        const validator = compiler.validator(schema)
        parts.set(validator, [...(parts.get(validator) ?? []), part])
      }
      const row = [...parts].map(([validator, names]) => `'${names.join(' ')}': ${validator}`)
      return row.length > 0 ? [`  '${operation.id}': { ${row.join(', ')} },`] : []
    })
    .join('\n')
}

/** What checks.ts offers. */
const checks =
  `at atLeast atMost equal flag format given isObject items list none nothing notLonger notShorter oneOfWords
  only orNull pattern spread text unlike whole word wrong`.split(/\s+/)

const typeTests = {
  string: "typeof d==='string'",
  integer: 'Number.isInteger(d)',
  number: 'Number.isFinite(d)',
  boolean: "typeof d==='boolean'",
  null: 'd===null',
  array: 'Array.isArray(d)',
  object: 'isObject(d)',
}
const namedChecks = { string: 'text', integer: 'whole', boolean: 'flag', null: 'nothing' }

/** Keywords that say nothing about the data, or allow everything. */
const silent = /^(?:title|description|summary|examples?|default|deprecated|x-.*)$/
/** Keywords that ask something of data of one type alone. */
const typed = {
  string: {
    pattern: patternCheck,
    format: formatCheck,
    minLength: bound('notShorter'),
    maxLength: bound('notLonger'),
  },
  number: { minimum: bound('atLeast'), maximum: bound('atMost') },
  array: { items: undefined },
  object: {
    properties: undefined,
    required: undefined,
    additionalProperties: undefined,
    unevaluatedProperties: undefined,
  },
}
const untyped = ['type', '$ref', 'const', 'enum', 'not', 'allOf', 'anyOf', 'oneOf']
const known = new Set([...untyped, ...Object.values(typed).flatMap((keywords) => Object.keys(keywords))])

/**
 * A call of a function \`name(value, path, errors, key, need, ...more)\`.
 * @typedef {{ name: string, more?: string }} Call
 * @typedef {{ constant: (code: string) => string, call: (schema: any) => Call | undefined, lift: (call: Call | undefined) => string }} Compiler
 */

/** @param {Record<string, any>} schemas the schemas that have a name */
function createCompiler(schemas) {
  /** @type {Map<string, string>} */
  const constants = new Map()
  /** @type {Map<string, string>} */
  const functions = new Map()
  /** @type {Map<string, Call | undefined>} */
  const calls = new Map()
  /** Names whose schema may turn out to need no function. */
  const open = new Set()
  const taken = new Set([...checks, ...Object.getOwnPropertyNames(globalThis)])

  /** Functions without a name of their own. */
  let count = 0

  /** @type {Compiler} */
  const compiler = { constant, call, lift }

  /** A value that is made once. @param {string} code */
  function constant(code) {
    const name = constants.get(code) ?? `c${constants.size}`
    constants.set(code, name)
    return name
  }

  /** The check of a schema, or undefined where everything fits. @param {any} schema @returns {Call | undefined} */
  function call(schema) {
    const meant = bare(schema)
    const text = JSON.stringify(meant)
    if (calls.has(text)) return calls.get(text)
    const name = meant.$ref?.replace('#/components/schemas/', '')
    if (name !== undefined && Object.keys(meant).length > 1)
      throw new Error(`$ref ${name} beside other keywords`)
    if (name !== undefined && !(name in schemas)) throw new Error(`no schema ${name}`)
    if (open.has(name)) throw new Error(`teach compile.mjs that ${name} is a list of itself`)
    if (name !== undefined) open.add(name)
    const found = plainCall(name === undefined ? meant : bare(schemas[name]))
    open.delete(name)
    if (found !== 'function') {
      calls.set(text, found)
      return found
    }
    const own = name ?? `f${count++}`
    if (taken.has(own)) throw new Error(`a function named ${own} would hide another`)
    calls.set(text, { name: own })
    functions.set(own, '')
    const code = body(name === undefined ? meant : bare(schemas[name]))
    functions.set(own, code)
    if (code === '') {
      functions.delete(own)
      calls.set(text, undefined)
    }
    return calls.get(text)
  }

  /** Schemas that need no function of their own. @param {any} schema @returns {Call | undefined | 'function'} */
  function plainCall(schema) {
    const keys = Object.keys(schema).toSorted().join()
    if (keys === '$ref') return call(schema)
    if (keys.replaceAll(/unevaluatedProperties|additionalProperties|,/g, '') === '') return undefined
    if (keys === 'type' && schema.type in namedChecks) return { name: namedChecks[schema.type] }
    if (keys === 'const,type' && schema.type === 'string' && typeof schema.const === 'string')
      return { name: 'word', more: JSON.stringify(schema.const) }
    if (keys === 'items,type' && schema.type === 'array') {
      const item = call(schema.items)
      return item ? { name: 'list', more: lift(item) } : 'function'
    }
    const [first, second] = schema.oneOf ?? []
    if (keys === 'oneOf' && schema.oneOf.length === 2 && bare(first).type === 'null' && refusesNull(second))
      return { name: 'orNull', more: lift(call(second)) }
    return 'function'
  }

  /** @param {any} schema @returns {boolean} */
  function refusesNull(schema) {
    const { $ref, type } = bare(schema)
    if ($ref) return refusesNull(schemas[$ref.replace('#/components/schemas/', '')])
    return type !== undefined && ![type].flat().includes('null')
  }

  /** A function that takes no more than a value, path, errors, key and need. @param {Call | undefined} found */
  function lift(found) {
    if (!found) throw new Error('a schema that everything fits has no function')
    const { name, more } = found
    if (more === undefined) return name
    const code = `return ${name}(d,p,e,k,q,${more})`
    const own = [...functions].find(([, text]) => text === code)?.[0] ?? `f${count++}`
    functions.set(own, code)
    return own
  }

  /** @param {any} schema */
  function body(schema) {
    const parts = (schema.allOf ?? []).flatMap((part) => {
      const found = call(part)
      return found ? [invoke(found, 'd', 'k', 'q')] : []
    })
    const own = ownChecks(compiler, schema)
    if (own !== undefined) parts.push(parts.length > 0 ? `(${own})` : own)
    return parts.length > 0 ? `return ${parts.join('&&')}` : ''
  }

  return {
    /** @param {any} schema */
    validator(schema) {
      return lift(call(schema))
    },
    code() {
      return [
        ...[...constants].map(([code, name]) => `const ${name}=${code}`),
        ...[...functions].map(([name, code]) => `function ${name}(d,p,e,k,q){${code}}`),
      ].join('\n')
    },
  }
}

/** @param {Compiler} compiler @param {any} schema the checks beside \`allOf\` @returns {string | undefined} */
function ownChecks(compiler, schema) {
  const types = schema.type === undefined ? undefined : [schema.type].flat()
  const checked = [
    ...valueChecks(compiler, schema),
    ...Object.keys(typed).flatMap((type) => {
      if (types && !types.some((each) => each === type || (each === 'integer' && type === 'number')))
        return []
      const code = typeChecks(compiler, schema, type)
      if (code === undefined) return []
      return types?.length === 1 ? [code] : [`(!(${typeTests[type]})||${code})`]
    }),
  ]
  const all = checked.length > 1 ? `(${checked.join('&&')})` : checked[0]
  if (types === undefined) return all && `d===undefined?wrong(d,p,e,k,q,'given'):${all}`
  const test = types.map((type) => typeTests[type]).join('||')
  const failed = `wrong(d,p,e,k,q,'${types.join()}')`
  return all === undefined ? `${test}||${failed}` : `${test}?${all}:${failed}`
}

/** @param {Compiler} compiler @param {any} schema @returns {string[]} */
function valueChecks(compiler, schema) {
  const found = []
  if (schema.const !== undefined) {
    if (typeof schema.const === 'object') throw new Error('a const is a plain value')
    found.push(`equal(d,p,e,k,${JSON.stringify(schema.const)})`)
  }
  if (schema.enum) {
    if (schema.enum.some((value) => value !== null && typeof value === 'object'))
      throw new Error('an enum has plain values')
    found.push(`oneOfWords(d,p,e,k,${compiler.constant(JSON.stringify(schema.enum))})`)
  }
  if (schema.not) found.push(`unlike(d,p,e,k,${compiler.lift(compiler.call(schema.not))})`)
  for (const [keyword, count] of /** @type {const} */ ([
    ['oneOf', (branches) => (branches.length > 1 ? `${branches.join('+')}===1` : branches[0])],
    ['anyOf', (branches) => branches.join('||')],
  ])) {
    if (!schema[keyword]) continue
    const branches = schema[keyword].map((branch) => compiler.lift(compiler.call(branch)))
    const fits = count(branches.map((branch) => `${branch}(d)`))
    found.push(`(${fits}||e!==undefined&&none(d,p,e,k,q,'${keyword}',[${branches}]))`)
  }
  return found
}

/** @param {Compiler} compiler @param {any} schema @param {string} type @returns {string | undefined} */
function typeChecks(compiler, schema, type) {
  if (type === 'array') {
    const item = schema.items && compiler.call(schema.items)
    return item && `items(d,p,e,k,${compiler.lift(item)})`
  }
  const found =
    type === 'object'
      ? objectChecks(compiler, schema)
      : Object.entries(typed[type]).flatMap(([keyword, check]) =>
          schema[keyword] === undefined ? [] : [check(compiler, schema[keyword])].flat(),
        )
  if (found.length === 0) return undefined
  return type === 'object' ? `(p=at(p,e,k),${found.join('&&')})` : `(${found.join('&&')})`
}

/** @param {Compiler} compiler @param {any} schema @returns {string[]} */
function objectChecks(compiler, schema) {
  const { properties = {}, required = [], additionalProperties, unevaluatedProperties } = schema
  if (![undefined, true].includes(unevaluatedProperties))
    throw new Error('unevaluatedProperties other than true')
  if (![undefined, true, false].includes(additionalProperties))
    throw new Error('additionalProperties with a schema')
  for (const name of [...Object.keys(properties), ...required]) {
    // Such a name would be found in every object, and such a letter would have to be escaped in a path.
    if (name in {} || !/^[a-z_]\w*$/i.test(name))
      throw new Error(`teach compile.mjs a property of the name ${name}`)
  }
  const found = []
  if (additionalProperties === false)
    found.push(`only(d,p,e,undefined,${compiler.constant(JSON.stringify(Object.keys(properties)))})`)
  // What tells the branches of a union apart comes first.
  const names = [...new Set([...Object.keys(properties), ...required])]
  const first = names.filter((name) => properties[name]?.const !== undefined)
  for (const name of new Set([...first, ...names])) {
    const call = compiler.call(properties[name] ?? {})
    const need = required.includes(name)
    if (call) found.push(invoke(call, `d.${name}`, `'${name}'`, need ? '1' : call.more && '0'))
    else if (need) found.push(`given(d.${name},p,e,'${name}')`)
  }
  return found
}

/** @param {Call} call @param {string} value @param {string} key @param {string | undefined} need */
function invoke({ name, more }, value, key, need) {
  return `${name}(${[value, 'p', 'e', key, need, more].filter((part) => part !== undefined).join()})`
}

/** @param {Compiler} compiler @param {string} source */
function patternCheck(compiler, source) {
  const form = new RegExp(source, 'u')
  if (form.source !== source) throw new Error(`the pattern ${source} reads otherwise in code`)
  return `pattern(d,p,e,k,${compiler.constant(String(form))})`
}

/** @param {Compiler} compiler @param {string} name */
function formatCheck(compiler, name) {
  const form = formats[/** @type {keyof typeof formats} */ (name)]
  if (form === undefined) throw new Error(`format ${name} is not known`)
  return form instanceof RegExp ? `format(d,p,e,k,'${name}',${compiler.constant(String(form))})` : []
}

/** @param {string} check */
function bound(check) {
  return (_compiler, /** @type {number} */ limit) => `${check}(d,p,e,k,${limit})`
}

/** A schema without its texts and examples; throws for a keyword that nothing here knows. @param {any} schema @returns {any} */
function bare(schema) {
  const kept = Object.entries(schema).filter(([keyword]) => !silent.test(keyword))
  for (const [keyword] of kept)
    if (!known.has(keyword)) throw new Error(`teach compile.mjs the keyword ${keyword}`)
  return Object.fromEntries(kept)
}
