// The TypeScript types of messages.
import { flat, isMessage } from './names.mjs';

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
export function messageTypes(type, reference) {
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
