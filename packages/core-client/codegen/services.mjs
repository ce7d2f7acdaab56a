// Services as objects of methods, in the form of `Method` of @berth/rpc.
import { packageName, typeReference } from './names.mjs';

const SHAPES = {
  'false,false': 'UnaryMethod',
  'false,true': 'ServerStreamMethod',
  'true,false': 'ClientStreamMethod',
  'true,true': 'BidiMethod',
};

export function serviceTypes(service, reference) {
  return [
    `export declare const ${service.name}Service: {`,
    ...service.methodsArray.map((method) => {
      const shape = SHAPES[`${method.requestStream === true},${method.responseStream === true}`];
      return `  readonly ${camel(method.name)}: ${shape}<${reference(method.resolvedRequestType)}Init, ${reference(method.resolvedResponseType)}>;`;
    }),
    '};',
  ];
}

/** The modules that the methods' codecs come from. */
export function serviceImports(services, namespace) {
  const imports = new Map();
  for (const service of services) {
    for (const method of service.methodsArray) {
      typeReference(method.resolvedRequestType, namespace, imports);
      typeReference(method.resolvedResponseType, namespace, imports);
    }
  }
  return imports;
}

export function serviceValues(service, namespace) {
  const reference = (type) => typeReference(type, namespace, new Map());
  return [
    `export const ${service.name}Service = {`,
    ...service.methodsArray.map(
      (method) => `  ${camel(method.name)}: { ${methodParts(method, reference).join(', ')} },`,
    ),
    '};',
  ];
}

function camel(name) {
  return name[0].toLowerCase() + name.slice(1);
}

function methodParts(method, reference) {
  return [
    `path: '/${packageName(method.parent)}/${method.name}'`,
    `requestStream: ${method.requestStream === true}`,
    `responseStream: ${method.responseStream === true}`,
    `request: ${reference(method.resolvedRequestType)}`,
    `response: ${reference(method.resolvedResponseType)}`,
  ];
}
