/** `google.protobuf.Any`: bytes and the name of their type. */
export interface Any {
  /**
   * The type's full name, with or without a prefix that ends in `/`. containerd sends protobuf types with their bare name,
   * and JSON types (OCI specs) under an exact URL of its own.
   */
  readonly typeUrl: string;
  readonly value: Uint8Array;
}

/** The full type name at the end of a type URL: `type.googleapis.com/a.b.C` and `a.b.C` are both `a.b.C`. */
export function typeName(typeUrl: string): string {
  return typeUrl.slice(typeUrl.lastIndexOf('/') + 1);
}
