// What protobufjs's static modules lack: exact types, one module a package, and methods as `Method` of @berth/rpc.
import protobuf from 'protobufjs';

/** Module name -> its text, for every package that holds messages or services. */
export function packageModules(root) {
  const modules = new Map([['message-types', emitRegistry(root)]]);
  const visit = (namespace) => {
    const nested = namespace.nestedArray;
    if (nested.some((each) => isMessage(each) || each instanceof protobuf.Enum || each instanceof protobuf.Service)) {
      const name = packageName(namespace);
      if (name !== '') modules.set(moduleName(name), emit(namespace, name));
    }
    for (const each of nested) if (isPackage(each)) visit(each);
  };
  visit(root);
  return modules;
}

const isMessage = (each) => each instanceof protobuf.Type;
const isPackage = (each) =>
  each instanceof protobuf.Namespace && !(each instanceof protobuf.Type) && !(each instanceof protobuf.Service);
const packageName = (namespace) => namespace.fullName.replace(/^\./, '');
const moduleName = (name) => name.replaceAll('.', '/');

function emit(namespace, name) {
  const types = allTypes(namespace);
  refuseDoubles(
    name,
    types.flatMap((type) => [flat(type), `${flat(type)}Init`]),
  );
  const enums = namespace.nestedArray.filter((each) => each instanceof protobuf.Enum);
  const services = namespace.nestedArray.filter((each) => each instanceof protobuf.Service);
  const depth = name.split('.').length - 1;
  const up = depth === 0 ? './' : '../'.repeat(depth);
  const imports = new Map();
  const reference = (type) => typeReference(type, namespace, imports);

  const dts = [
    ...types.flatMap((type) => messageTypes(type, reference)),
    ...types.map((type) => `export declare const ${flat(type)}: Codec<${flat(type)}Init, ${flat(type)}>;`),
    ...enums.map(
      (each) =>
        `export declare const ${each.name}: { ${Object.entries(each.values)
          .map(([key, value]) => `readonly ${key}: ${value}`)
          .join('; ')} };`,
    ),
    ...services.flatMap((service) => serviceTypes(service, reference)),
  ];
  const methods = services.flatMap((service) => service.methodsArray);
  const head = [
    `import type { ${methods.length === 0 ? '' : 'BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod'} } from '@berth/rpc';`,
    `import type Long from 'long';`,
    ...[...imports].map(([alias, target]) => `import type * as ${alias} from '${up}${target}.js';`),
    `export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }`,
  ];
  const js = [
    `import * as root from '${up}messages.js';`,
    ...types.map((type) => `const $${flat(type)} = root.${type.fullName.slice(1)};`),
    ...types.map(
      (type) =>
        `export const ${flat(type)} = { encode: (message) => $${flat(type)}.encode(message).finish(), decode: (bytes) => $${flat(type)}.decode(bytes) };`,
    ),
    ...enums.map((each) => `export const ${each.name} = ${JSON.stringify(each.values)};`),
    ...jsImports(services, namespace, up),
    ...services.flatMap((service) => serviceValues(service, namespace)),
  ];
  return { js: `${js.join('\n')}\n`, dts: `${[...head, ...dts].join('\n')}\n` };
}

/** A message that is called as another one's Init would be merged with it silently. */
function refuseDoubles(packageName, names) {
  const doubles = names.filter((name, index) => names.indexOf(name) !== index);
  if (doubles.length > 0) throw new Error(`${packageName} declares ${doubles.join(', ')} twice`);
}

function allTypes(namespace) {
  return namespace.nestedArray.filter(isMessage).flatMap((type) => [type, ...allTypes(type)]);
}

/** A nested message's name joined to its parents': `Container_Runtime`. */
function flat(type) {
  return isMessage(type.parent) ? `${flat(type.parent)}_${type.name}` : type.name;
}

function owner(type) {
  return isMessage(type.parent) ? owner(type.parent) : type.parent;
}

function typeReference(type, namespace, imports) {
  if (type instanceof protobuf.Enum) return 'number';
  const home = owner(type);
  if (home === namespace) return flat(type);
  const name = packageName(home);
  const alias = `$${name.replaceAll('.', '_')}`;
  imports.set(alias, moduleName(name));
  return `${alias}.${flat(type)}`;
}

const SCALARS = { string: 'string', bool: 'boolean', bytes: 'Uint8Array', double: 'number', float: 'number' };

function scalar(type) {
  return SCALARS[type] ?? (/64$/.test(type) ? 'Long' : 'number');
}

function fieldType(field, reference, suffix) {
  const one =
    field.resolvedType === null
      ? scalar(field.type)
      : reference(field.resolvedType) + (isMessage(field.resolvedType) ? suffix : '');
  if (field.map) return suffix === 'Init' ? `Readonly<Record<string, ${one}>>` : `Record<string, ${one}>`;
  if (field.repeated) return suffix === 'Init' ? `readonly ${one}[]` : `${one}[]`;
  return one;
}

/** What may be given to be encoded, and what decoding gives: there every field is, at its default where it was absent. */
function messageTypes(type, reference) {
  const oneofs = (type.oneofsArray ?? []).filter((oneof) => !oneof.isProto3Optional);
  const plain = type.fieldsArray.filter((field) => !oneofs.includes(field.partOf));
  const init = plain.map(
    (field) => `  readonly ${field.name}?: ${fieldType(field, reference, 'Init')} | null | undefined;`,
  );
  const full = plain.map(
    (field) => `  ${field.name}: ${fieldType(field, reference, '')}${mayBeAbsent(field) ? ' | null | undefined' : ''};`,
  );
  return [
    ...declaration(
      `${flat(type)}Init`,
      init,
      oneofs.map((oneof) => choicesToGive(oneof, reference)),
    ),
    ...declaration(
      flat(type),
      full,
      oneofs.map((oneof) => choicesGiven(oneof, reference)),
    ),
  ];
}

function declaration(name, members, unions) {
  if (unions.length === 0) return [`export interface ${name} {`, ...members, '}'];
  const own = members.length === 0 ? [] : [`  & {`, ...members, '  }'];
  return [`export type ${name} =`, ...own, ...unions.map((choices) => `  & (${choices.join(' | ')})`), ';'];
}

function mayBeAbsent(field) {
  return !field.repeated && !field.map && (isMessage(field.resolvedType) || field.partOf !== null);
}

/** One member of a oneof, and not another beside it; or none. */
function choicesToGive(oneof, reference) {
  const others = (chosen) =>
    oneof.fieldsArray.filter((each) => each !== chosen).map((each) => `readonly ${each.name}?: undefined`);
  const one = (field) =>
    `{ ${[`readonly ${field.name}: ${fieldType(field, reference, 'Init')}`, ...others(field)].join('; ')} }`;
  return [...oneof.fieldsArray.map(one), `{ ${others(undefined).join('; ')} }`];
}

/** The oneof's own name says which member there is. */
function choicesGiven(oneof, reference) {
  const one = (field) =>
    `{ readonly ${oneof.name}: '${field.name}'; ${field.name}: ${fieldType(field, reference, '')} }`;
  return [...oneof.fieldsArray.map(one), `{ readonly ${oneof.name}: undefined }`];
}

const SHAPES = {
  'false,false': 'UnaryMethod',
  'false,true': 'ServerStreamMethod',
  'true,false': 'ClientStreamMethod',
  'true,true': 'BidiMethod',
};

function camel(name) {
  return name[0].toLowerCase() + name.slice(1);
}

function serviceTypes(service, reference) {
  return [
    `export declare const ${service.name}Service: {`,
    ...service.methodsArray.map((method) => {
      const shape = SHAPES[`${method.requestStream === true},${method.responseStream === true}`];
      return `  readonly ${camel(method.name)}: ${shape}<${reference(method.resolvedRequestType)}Init, ${reference(method.resolvedResponseType)}>;`;
    }),
    '};',
  ];
}

function jsImports(services, namespace, up) {
  const imports = new Map();
  for (const service of services) {
    for (const method of service.methodsArray) {
      typeReference(method.resolvedRequestType, namespace, imports);
      typeReference(method.resolvedResponseType, namespace, imports);
    }
  }
  return [...imports].map(([alias, target]) => `import * as ${alias} from '${up}${target}.js';`);
}

function serviceValues(service, namespace) {
  const reference = (type) => typeReference(type, namespace, new Map());
  return [
    `export const ${service.name}Service = {`,
    ...service.methodsArray.map(
      (method) =>
        `  ${camel(method.name)}: { path: '/${packageName(service.parent)}.${service.name}/${method.name}', requestStream: ${method.requestStream === true}, responseStream: ${method.responseStream === true}, request: ${reference(method.resolvedRequestType)}, response: ${reference(method.resolvedResponseType)} },`,
    ),
    '};',
  ];
}

/** Every message by its full name, as an Any names it. */
function emitRegistry(root) {
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

function allPackages(namespace) {
  return namespace.nestedArray.filter(isPackage).flatMap((each) => [each, ...allPackages(each)]);
}
