import { join } from 'node:path';
import type { WireFact } from '@berth/lab/wire';
import protobuf from 'protobufjs';
import { loadProto } from './proto-files.js';

/** Where our .proto files are. */
export const PROTO_DIRECTORY = join(import.meta.dirname, '..', '..', 'proto');

/** What our .proto files declare, in the same words as a daemon's descriptors. */
export function ourContract(): readonly WireFact[] {
  return contractOf(PROTO_DIRECTORY);
}

/** What the .proto files below a folder declare. */
export function contractOf(directory: string): readonly WireFact[] {
  return loadProto(directory, { keepCase: true }).nestedArray.flatMap(factsOf);
}

function factsOf(each: protobuf.ReflectionObject): readonly WireFact[] {
  if (each instanceof protobuf.Type) return [...messageFacts(each), ...each.nestedArray.flatMap(factsOf)];
  if (each instanceof protobuf.Enum) return enumFacts(each);
  if (each instanceof protobuf.Service) return serviceFacts(each);
  return each instanceof protobuf.Namespace ? each.nestedArray.flatMap(factsOf) : [];
}

function messageFacts(message: protobuf.Type): readonly WireFact[] {
  return [
    { subject: `message ${fullName(message)}`, says: 'is there' },
    ...message.fieldsArray.map((field) => ({
      subject: `field ${fullName(message)} ${field.id}`,
      says: fieldText(field),
    })),
  ];
}

function fieldText(field: protobuf.Field): string {
  const type = field.resolvedType === null ? field.type : fullName(field.resolvedType);
  if (field instanceof protobuf.MapField) return `map<${field.keyType}, ${type}> ${field.name}`;
  return `${label(field)}${type} ${field.name}${oneof(field)}`;
}

function label(field: protobuf.Field): string {
  if (field.repeated) return 'repeated ';
  if (field.required) return 'required ';
  return field.partOf?.isProto3Optional === true ? 'optional ' : '';
}

function oneof(field: protobuf.Field): string {
  return field.partOf === null || field.partOf.isProto3Optional ? '' : ` (oneof ${field.partOf.name})`;
}

function enumFacts(each: protobuf.Enum): readonly WireFact[] {
  return [
    { subject: `enum ${fullName(each)}`, says: 'is there' },
    ...Object.entries(each.values).map(([name, number]) => ({
      subject: `value ${fullName(each)} ${name}`,
      says: String(number),
    })),
  ];
}

function serviceFacts(service: protobuf.Service): readonly WireFact[] {
  return [
    { subject: `service ${fullName(service)}`, says: 'is there' },
    ...service.methodsArray.map((method) => ({
      subject: `method /${fullName(service)}/${method.name}`,
      says: `${side(method.requestStream, method.resolvedRequestType)} returns ${side(method.responseStream, method.resolvedResponseType)}`,
    })),
  ];
}

function side(stream: boolean | undefined, type: protobuf.Type | null): string {
  return `${stream === true ? 'stream ' : ''}${type === null ? '' : fullName(type)}`;
}

function fullName(each: protobuf.ReflectionObject): string {
  return each.fullName.replace(/^\./, '');
}
