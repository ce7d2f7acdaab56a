/**
 * One way in that a host offers with a 401.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-www-authenticate
 */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By name in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const SPACE = /[ \t]*/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;
/** More than the grammar allows: some registries forget the quotes around an address. */
const BARE_VALUE = /[^\s,"]+/y;
const TOKEN_68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const TO_COMMA = /[^,]*/y;

/** Reads the challenges of all `WWW-Authenticate` headers of a response. What cannot be understood is left out. */
export function parseChallenges(headers: readonly string[]): readonly Challenge[] {
  return headers.flatMap(parseHeader);
}

/** A challenge as a header carries it; {@link parseChallenges} reads it back. */
export function formatChallenge({ scheme, parameters }: Challenge): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`);
  return pairs.length === 0 ? scheme : `${scheme} ${pairs.join(', ')}`;
}

function parseHeader(header: string): readonly Challenge[] {
  const found: { readonly scheme: string; readonly parameters: Map<string, string> }[] = [];
  const cursor = scanner(header);
  while (!cursor.atEnd()) {
    cursor.take(SPACE);
    if (cursor.skip(',')) continue;
    const word = cursor.take(TOKEN);
    const current = found.at(-1);
    if (word === undefined) {
      cursor.take(TO_COMMA);
    } else if (current !== undefined && cursor.take(EQUALS) !== undefined) {
      const value = cursor.takeGroup(QUOTED)?.replace(/\\(.)/g, '$1') ?? cursor.take(BARE_VALUE);
      if (value !== undefined && !current.parameters.has(word.toLowerCase()))
        current.parameters.set(word.toLowerCase(), value);
    } else {
      found.push({ scheme: word.toLowerCase(), parameters: new Map() });
      cursor.take(SPACE);
      cursor.take(TOKEN_68);
    }
  }
  return found.map(({ scheme, parameters }) => ({ scheme, parameters: Object.fromEntries(parameters) }));
}

/** A place in a text, moved on by what matches there. */
function scanner(text: string): {
  atEnd(): boolean;
  skip(character: string): boolean;
  take(sticky: RegExp): string | undefined;
  takeGroup(sticky: RegExp): string | undefined;
} {
  let position = 0;
  const match = (sticky: RegExp): RegExpExecArray | undefined => {
    sticky.lastIndex = position;
    const result = sticky.exec(text) ?? undefined;
    if (result !== undefined) position = sticky.lastIndex;
    return result;
  };
  return {
    atEnd: () => position >= text.length,
    skip(character) {
      if (text[position] !== character) return false;
      position += 1;
      return true;
    },
    take: (sticky) => match(sticky)?.[0],
    takeGroup: (sticky) => match(sticky)?.[1],
  };
}
