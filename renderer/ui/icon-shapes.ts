/** One element of a drawing. */
export interface Shape {
  readonly tag: 'path' | 'circle' | 'rect' | 'line' | 'polyline' | 'polygon' | 'ellipse';
  /** By the names React knows them under. */
  readonly attributes: Readonly<Record<string, string>>;
}

const ELEMENT = /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/?>/g;
const ATTRIBUTE = /([a-zA-Z][\w-]*)="([^"]*)"/g;

const reactName = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The shapes of an SVG file, so that an icon is drawn from elements and no markup is ever set as text. */
export const shapesOf = (svg: string): Shape[] =>
  [...svg.matchAll(ELEMENT)].map(([, tag, attributes]) => ({
    tag: tag as Shape['tag'],
    attributes: Object.fromEntries(
      [...attributes!.matchAll(ATTRIBUTE)].map(([, name, value]) => [reactName(name!), value!]),
    ),
  }));
