// What each package gets: file name -> text.
import { constantsFile } from './constants.mjs'
import { loadSpecs } from './load.mjs'
import { methodsFile, operationsFile } from './methods.mjs'
import { propertiesFile } from './properties.mjs'
import { modelsFile, pathsFile } from './types.mjs'
import { routesFile } from './routes.mjs'
import { exchangesFile, schemasFile } from './testing.mjs'
import { validatorsFile } from './validators.mjs'

/** @returns {Promise<Record<string, string>>} */
export async function generateApi() {
  const specs = await loadSpecs()
  return {
    'models.ts': await modelsFile(specs),
    'smart.ts': await pathsFile(specs, 'smart'),
    'loyalty.ts': await pathsFile(specs, 'loyalty'),
    'methods.ts': methodsFile(specs),
    'operations.ts': operationsFile(specs),
    'exchanges.ts': exchangesFile(specs),
    'schemas.ts': schemasFile(specs),
    'properties.ts': propertiesFile(specs),
    'constants.ts': constantsFile(specs),
  }
}

/** @returns {Promise<Record<string, string>>} */
export async function generateSandbox() {
  const specs = await loadSpecs()
  return {
    'models.ts': await modelsFile(specs),
    'routes.ts': routesFile(specs),
    'request-validators.ts': validatorsFile(specs, 'requests'),
    'response-validators.ts': validatorsFile(specs, 'responses'),
    'constants.ts': constantsFile(specs),
  }
}
