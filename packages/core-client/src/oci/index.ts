export interface Spec { readonly ociVersion: string; readonly [key: string]: unknown }
export interface Process { readonly args: readonly string[]; readonly [key: string]: unknown }
export interface LinuxResources { readonly [key: string]: unknown }
