// What each package gets: file name -> text.
import { compiledFile } from './compile.mjs'
import { constantsFile } from './constants.mjs'
import { loadOperatorSpec, loadSpecs } from './load.mjs'
import { methodsFile, operationsFile } from './methods.mjs'
import { operatorRoutesFile, operatorValidatorsFile } from './operator.mjs'
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
  const operator = await loadOperatorSpec()
  return {
    'models.ts': await modelsFile(specs),
    'routes.ts': routesFile(specs),
    'validators.ts': compiledFile(specs),
    'operator-routes.ts': operatorRoutesFile(operator),
    'operator-validators.ts': operatorValidatorsFile(operator),
    // The second judge of the tests.
    'response-validators.ts': validatorsFile(specs, 'responses'),
    'constants.ts': constantsFile(specs),
  }
}
