import type { WireFact } from '@berth/lab/wire';

/**
 * Messages that a later containerd refers to by another name and with the same fields, which is no change of the wire: the
 * name of a method's or a field's message does not travel.
 */
export const MOVED: ReadonlyMap<string, string> = new Map([
  ['containerd.services.events.v1.Envelope', 'containerd.types.Envelope'],
  ['containerd.services.events.ttrpc.v1.Envelope', 'containerd.types.Envelope'],
]);

/** A fact of an older daemon with the names that its messages have now. */
export function nowCalled({ subject, says }: WireFact): WireFact {
  return {
    subject,
    says: says
      .split(' ')
      .map((word) => MOVED.get(word) ?? word)
      .join(' '),
  };
}
