// Models and paths as TypeScript, by openapi-typescript, with every schema lifted to an interface or
// type of its own, so that a hover says `SmartTransaction` and not `components["schemas"]["SmartTransaction"]`.
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { header, specNames } from './load.mjs'

const f = ts.factory

/**
 * One file with every schema of every spec.
 * @param {import('./load.mjs').Specs} specs
 */
export async function modelsFile(specs) {
  /** @type {Map<string, string>} */
  const models = new Map()
  for (const name of specNames) {
    for (const [model, text] of schemaDeclarations(await typescriptOf(specs[name]))) {
      const earlier = models.get(model)
      if (earlier !== undefined && earlier !== text)
        throw new Error(`two specs describe ${model} differently`)
      models.set(model, text)
    }
  }
  const sorted = [...models].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
  return `${header}
/**
 * A word outside the ones that the specs list: what the server sent, kept as it came. Read it as a string.
 * Only a type of its own kind lets a \`switch\` over the listed words narrow, so TypeScript is told of one word
 * that is none of them.
 */
export type UnlistedWord = 'unlisted' & { readonly [unlisted]: true }
declare const unlisted: unique symbol

${sorted.join('\n')}`
}

/**
 * The `paths` and `operations` of one spec, for openapi-fetch.
 * @param {import('./load.mjs').Specs} specs
 * @param {import('./load.mjs').SpecName} name
 */
export async function pathsFile(specs, name) {
  /** @type {Set<string>} */
  const used = new Set()
  const nodes = (await typescriptOf(specs[name])).filter(
    (node) =>
      ts.isInterfaceDeclaration(node) && ['paths', 'operations', 'components'].includes(node.name.text),
  )
  const kept = nodes.map((node) => (nameOf(node) === 'components' ? withoutSchemas(node) : node))
  const text = plainComments(astToString(kept.map((node) => liftReferences(node, used))))
  return `${header}import type { ${[...used].toSorted().join(', ')} } from './models.ts'\n\n${text}`
}

/** @type {WeakMap<object, Promise<ts.Node[]>>} */
const transformed = new WeakMap()

/** Once per document: models and paths are cut from the same syntax tree. @param {any} document @returns {Promise<ts.Node[]>} */
function typescriptOf(document) {
  const known = transformed.get(document)
  if (known) return known
  // openapi-typescript annotates what it is given.
  const nodes = openapiTS(structuredClone(document), {
    immutable: true,
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
    transform: openWords,
  })
  transformed.set(document, nodes)
  return nodes
}

/** Lists that may grow: `x-extensible-enum`, and strings that are anything but some listed ones. @param {any} schema */
function openWords(schema) {
  const words = schema['x-extensible-enum']
  if (words) {
    const numeric = words.every((/** @type {unknown} */ word) => typeof word === 'number')
    const base = f.createKeywordTypeNode(numeric ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword)
    /** @type {ts.TypeNode[]} */
    const union = words.map((/** @type {any} */ word) =>
      f.createLiteralTypeNode(numeric ? f.createNumericLiteral(word) : f.createStringLiteral(word)),
    )
    // `string & {}` keeps the listed words visible in a hover and in completion, where `string` would swallow them.
    union.push(f.createIntersectionTypeNode([base, f.createTypeLiteralNode([])]))
    if (Array.isArray(schema.type) && schema.type.includes('null')) {
      union.push(f.createLiteralTypeNode(f.createNull()))
    }
    return f.createUnionTypeNode(union)
  }
  if (schema.type === 'string' && schema.not?.enum) return f.createTypeReferenceNode('UnlistedWord')
  return undefined
}

/** @param {ts.Node[]} nodes @returns {[string, string][]} */
function schemaDeclarations(nodes) {
  const components = nodes.find((node) => nameOf(node) === 'components')
  const schemas = /** @type {any} */ (components)?.members.find((member) => member.name.text === 'schemas')
  /** @type {Map<string, ts.TypeNode>} */
  const types = new Map(
    (schemas?.type.members ?? []).map((member) => [member.name.text, liftReferences(member.type, new Set())]),
  )
  return (schemas?.type.members ?? []).map((member) => {
    const name = member.name.text
    const declaration = declare(name, types)
    ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(member))
    return [name, plainComments(astToString(declaration))]
  })
}

/** An interface where the schema is an object, alone or on top of others: a hover then shows its name. @param {string} name @param {Map<string, ts.TypeNode>} types */
function declare(name, types) {
  const type = /** @type {any} */ (types.get(name))
  const exported = [f.createToken(ts.SyntaxKind.ExportKeyword)]
  if (!isObject(name, types)) return f.createTypeAliasDeclaration(exported, name, undefined, type)
  const parts = ts.isIntersectionTypeNode(type) ? [...type.types] : [type]
  const bases = parts.filter((part) => ts.isTypeReferenceNode(part))
  const members = parts.filter((part) => ts.isTypeLiteralNode(part)).flatMap((part) => [...part.members])
  const clause = bases.map((base) =>
    f.createExpressionWithTypeArguments(f.createIdentifier(base.typeName.text), undefined),
  )
  const heritage =
    clause.length > 0 ? [f.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, clause)] : undefined
  return f.createInterfaceDeclaration(exported, name, undefined, heritage, members)
}

/** @param {string} name @param {Map<string, ts.TypeNode>} types @returns {boolean} */
function isObject(name, types) {
  const type = types.get(name)
  if (type === undefined || ts.isTypeLiteralNode(type)) return type !== undefined
  return (
    ts.isIntersectionTypeNode(type) &&
    type.types.every((part) =>
      ts.isTypeReferenceNode(part)
        ? isObject(/** @type {any} */ (part.typeName).text, types)
        : ts.isTypeLiteralNode(part),
    )
  )
}

/** @param {any} components */
function withoutSchemas(components) {
  const members = components.members.filter((member) => member.name.text !== 'schemas')
  return f.updateInterfaceDeclaration(
    components,
    components.modifiers,
    components.name,
    undefined,
    undefined,
    members,
  )
}

/**
 * `components["schemas"]["X"]` becomes `X`; the names met are added to `used`.
 * @template {ts.Node} N @param {N} root @param {Set<string>} used @returns {N}
 */
function liftReferences(root, used) {
  const result = ts.transform(root, [
    (context) => (node) => {
      /** @param {ts.Node} at @returns {ts.Node} */
      const visit = (at) => {
        if (ts.isIndexedAccessTypeNode(at) && ts.isIndexedAccessTypeNode(at.objectType)) {
          const outer = /** @type {any} */ (at.objectType)
          if (
            outer.objectType.typeName?.text === 'components' &&
            outer.indexType.literal?.text === 'schemas'
          ) {
            const name = /** @type {any} */ (at.indexType).literal.text
            used.add(name)
            return f.createTypeReferenceNode(name)
          }
        }
        return ts.visitEachChild(at, visit, context)
      }
      return ts.visitNode(node, visit)
    },
  ])
  return /** @type {N} */ (result.transformed[0])
}

/** A description needs no tag in a doc comment. @param {string} text */
function plainComments(text) {
  return text.replaceAll('@description ', '')
}

/** @param {any} node */
function nameOf(node) {
  return node.name?.text
}
