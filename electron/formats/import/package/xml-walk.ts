import { SaxesParser } from 'saxes';
import type { PackageLimits, Spent } from './limits.ts';
import { Scope } from './namespaces.ts';
import { refusal } from './refusal.ts';

/** An element's attributes by name, in the readers' prefixes ("w:val"). */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is told of an XML part, in its order. Names have the readers' prefixes ("w:p"). */
export interface Visitor {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * So many bytes become one string. Words are kept as slices of it, and a short one without other letters than ASCII takes
 * half the room.
 */
const STRETCH = 32 * 1024;
const DECLARES = 'xmlns';

type Decoder = InstanceType<typeof TextDecoder>;

const decoderOf = (first: Uint8Array): Decoder => {
  const mark = `${first[0]} ${first[1]}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
};

const declarationsIn = (attributes: Record<string, string>): (readonly [string, string])[] | undefined => {
  let declared: (readonly [string, string])[] | undefined;
  for (const key in attributes)
    if (key.startsWith('xmlns') && (key.length === 5 || key[5] === ':'))
      (declared ??= []).push([key.slice(6), attributes[key]!]);
  return declared;
};

const renamed = (attributes: Record<string, string>, scope: Scope): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [scope.name(key, 'attribute'), value]));

/** For each mc:AlternateContent that is open, whether one of its alternatives has been taken. */
interface Alternatives {
  taken: boolean;
  /** True where one that was passed over has words. */
  words: boolean;
}

/**
 * Walks an XML part as its bytes come. Of alternative contents exactly one is told: the first whose namespaces are all
 * understood, else the fallback (ECMA-376-3, 10.2); where none is, `spent.untold` counts it. `name` is the file's, for messages.
 * Throws a `Problem` where the part is not well formed, declares a DOCTYPE or passes the limits.
 */
export const walkXml = (
  pieces: Iterable<Uint8Array>,
  visitor: Visitor,
  name: string,
  limits: PackageLimits,
  spent: Spent,
): void => {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const scopes: Scope[] = [];
  const names: string[] = [];
  const alternatives: Alternatives[] = [];
  let scope = new Scope();
  let depth = 0;
  /** The depth of the element whose whole content is passed over; 0 where nothing is. */
  let passed = 0;
  /** Whether an element may declare namespaces: hardly any do, and looking at every attribute takes long. */
  let declares = true;
  let declaresHere = true;
  let tail = '';
  let untagged = 0;

  const passes = (ours: string, attributes: Record<string, string>): boolean => {
    const open = alternatives.at(-1);
    if (!open) return false;
    const understood =
      ours === 'mc:Fallback' ||
      (attributes['Requires'] ?? '').split(/\s+/u).every((prefix) => scope.prefix(prefix) !== undefined);
    if (open.taken || !understood) return true;
    open.taken = true;
    return false;
  };

  parser.on('doctype', () => {
    throw refusal('defines', name);
  });
  parser.on('error', () => {
    throw refusal('damaged', name);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    spent.elements += 1;
    if (depth > limits.depth || spent.elements > limits.elements) throw refusal('tangled', name);
    scopes.push(scope);
    if (declares) {
      const declared = declarationsIn(tag.attributes);
      if (declared) scope = scope.with(declared);
      declares = declaresHere;
    }
    const ours = scope.name(tag.name);
    names.push(ours);
    if (passed > 0) return;
    if (ours.startsWith('mc:')) {
      if (ours === 'mc:AlternateContent') alternatives.push({ taken: false, words: false });
      else if (passes(ours, tag.attributes)) passed = depth;
      return;
    }
    visitor.open(ours, scope.plain ? tag.attributes : renamed(tag.attributes, scope));
  });
  const text = (words: string): void => {
    if (passed === 0) visitor.text(words);
    else if (words.trim() !== '') alternatives.at(-1)!.words = true;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const ours = names.pop()!;
    scope = scopes.pop()!;
    depth -= 1;
    if (passed > 0) {
      if (depth < passed) passed = 0;
      return;
    }
    if (!ours.startsWith('mc:')) visitor.close(ours);
    else if (ours === 'mc:AlternateContent') {
      const { taken, words } = alternatives.pop()!;
      if (!taken && words) spent.untold += 1;
    }
  });

  const feed = (xml: string): void => {
    declaresHere = (tail + xml.slice(0, DECLARES.length)).includes(DECLARES) || xml.includes(DECLARES);
    declares ||= declaresHere;
    tail = xml.slice(-DECLARES.length);
    const tag = xml.lastIndexOf('<');
    untagged = tag < 0 ? untagged + xml.length : xml.length - tag;
    if (untagged > limits.untagged) throw refusal('swollen', name);
    parser.write(xml);
  };
  let decoder: Decoder | undefined;
  const decoded = (piece?: Uint8Array): string => {
    try {
      return decoder!.decode(piece, { stream: piece !== undefined });
    } catch {
      throw refusal('damaged', name);
    }
  };
  for (const piece of pieces) {
    decoder ??= decoderOf(piece);
    for (let at = 0; at < piece.length; at += STRETCH) feed(decoded(piece.subarray(at, at + STRETCH)));
  }
  if (!decoder) throw refusal('damaged', name);
  feed(decoded());
  parser.close();
};
