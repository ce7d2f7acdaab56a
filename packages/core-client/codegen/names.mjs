// What things of the contract are called in the code made from it.
import protobuf from 'protobufjs';

export const isMessage = (each) => each instanceof protobuf.Type;
export const isEnum = (each) => each instanceof protobuf.Enum;
export const isService = (each) => each instanceof protobuf.Service;
export const isPackage = (each) => each instanceof protobuf.Namespace && !isMessage(each) && !isService(each);
export const packageName = (namespace) => namespace.fullName.replace(/^\./, '');
export const moduleName = (name) => name.replaceAll('.', '/');

/** A package's messages, the nested ones each after its parent. */
export function allTypes(namespace) {
  return namespace.nestedArray.filter(isMessage).flatMap((type) => [type, ...allTypes(type)]);
}

/** All packages below, at any depth. */
export function allPackages(namespace) {
  return namespace.nestedArray.filter(isPackage).flatMap((each) => [each, ...allPackages(each)]);
}

/** A nested message's name joined to its parents': `Container_Runtime`. */
export function flat(type) {
  return isMessage(type.parent) ? `${flat(type.parent)}_${type.name}` : type.name;
}

/** The package that a type is in. */
function owner(type) {
  return isMessage(type.parent) ? owner(type.parent) : type.parent;
}

/** How code in the package `namespace` refers to a type; the module that it has to import for that goes into `imports`. */
export function typeReference(type, namespace, imports) {
  if (isEnum(type)) return 'number';
  const home = owner(type);
  if (home === namespace) return flat(type);
  const name = packageName(home);
  const alias = `$${name.replaceAll('.', '_')}`;
  imports.set(alias, moduleName(name));
  return `${alias}.${flat(type)}`;
}
