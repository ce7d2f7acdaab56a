// Every message by its full name, as an Any names it.
import { allPackages, allTypes, flat, moduleName, packageName } from './names.mjs';

/** The registry's text. */
export function emitRegistry(root) {
  const packages = new Map();
  const entries = allPackages(root).flatMap((namespace) => {
    const alias = `$${packageName(namespace).replaceAll('.', '_')}`;
    const types = allTypes(namespace);
    if (types.length > 0) packages.set(alias, moduleName(packageName(namespace)));
    return types.map((type) => ({ name: packageName(type), codec: `${alias}.${flat(type)}` }));
  });
  const imports = [...packages].map(([alias, module]) => `import * as ${alias} from './${module}.js';`);
  const js = [
    'export const messageTypes = {',
    '  __proto__: null,',
    ...entries.map(({ name, codec }) => `  '${name}': ${codec},`),
    '};',
  ];
  const dts = [
    'export declare const messageTypes: {',
    ...entries.map(({ name, codec }) => `  readonly '${name}': typeof ${codec};`),
    '};',
  ];
  return { js: `${[...imports, ...js].join('\n')}\n`, dts: `${[...imports, ...dts].join('\n')}\n` };
}
