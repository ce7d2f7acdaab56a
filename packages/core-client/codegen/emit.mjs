// What protobufjs's static modules lack: exact types, one module a package, and methods as `Method` of @berth/rpc.
import { messageTypes } from './message-types.mjs';
import {
  allPackages,
  allTypes,
  flat,
  isEnum,
  isMessage,
  isService,
  moduleName,
  packageName,
  typeReference,
} from './names.mjs';
import { emitRegistry } from './registry.mjs';
import { serviceImports, serviceTypes, serviceValues } from './services.mjs';

/** Module name -> its text, for every package that holds messages, enums or services; and the registry of all messages. */
export function packageModules(root) {
  const holding = allPackages(root).filter(({ nestedArray }) =>
    nestedArray.some((each) => isMessage(each) || isEnum(each) || isService(each)),
  );
  const modules = holding.map((namespace) => [moduleName(packageName(namespace)), emit(namespace)]);
  return new Map([['message-types', emitRegistry(root)], ...modules]);
}

function emit(namespace) {
  const parts = {
    types: allTypes(namespace),
    enums: namespace.nestedArray.filter(isEnum),
    services: namespace.nestedArray.filter(isService),
    up: '../'.repeat(packageName(namespace).split('.').length - 1) || './',
  };
  refuseDoubles(namespace, parts.types);
  return { js: values(namespace, parts), dts: declarations(namespace, parts) };
}

/** A message that is called as another one's Init would be merged with it silently. */
function refuseDoubles(namespace, types) {
  const names = types.flatMap((type) => [flat(type), `${flat(type)}Init`]);
  const doubles = names.filter((name, index) => names.indexOf(name) !== index);
  if (doubles.length > 0) throw new Error(`${packageName(namespace)} declares ${doubles.join(', ')} twice`);
}

function values(namespace, { types, enums, services, up }) {
  return text([
    `import * as root from '${up}messages.js';`,
    ...importLines('import', serviceImports(services, namespace), up),
    ...types.map((type) => `const $${flat(type)} = root.${packageName(type)};`),
    ...types.map(codec),
    ...enums.map((each) => `export const ${each.name} = ${JSON.stringify(each.values)};`),
    ...services.flatMap((service) => serviceValues(service, namespace)),
  ]);
}

function codec(type) {
  const encode = `(message) => $${flat(type)}.encode(message).finish()`;
  const decode = `(bytes) => $${flat(type)}.decode(bytes)`;
  return `export const ${flat(type)} = { encode: ${encode}, decode: ${decode} };`;
}

function declarations(namespace, { types, enums, services, up }) {
  const imports = new Map();
  const reference = (type) => typeReference(type, namespace, imports);
  const body = [
    ...types.flatMap((type) => messageTypes(type, reference)),
    ...types.map((type) => `export declare const ${flat(type)}: Codec<${flat(type)}Init, ${flat(type)}>;`),
    ...enums.map(enumType),
    ...services.flatMap((service) => serviceTypes(service, reference)),
  ];
  return text([
    ...(services.length === 0
      ? []
      : [`import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';`]),
    `import type Long from 'long';`,
    ...importLines('import type', imports, up),
    'export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }',
    ...body,
  ]);
}

function enumType(each) {
  const members = Object.entries(each.values).map(([name, number]) => `readonly ${name}: ${number}`);
  return `export declare const ${each.name}: { ${members.join('; ')} };`;
}

function importLines(keyword, imports, up) {
  return [...imports].map(([alias, module]) => `${keyword} * as ${alias} from '${up}${module}.js';`);
}

function text(lines) {
  return `${lines.join('\n')}\n`;
}
