import type { Attributes } from '../../package/xml-walk.ts';
import { isOn, twips, under, whole } from './values.ts';

/** What a run's properties say (ECMA-376-1, 17.3.2); what is absent is said elsewhere. */
export interface RunProperties {
  style?: string;
  bold?: boolean;
  italic?: boolean;
  hidden?: boolean;
  vertical?: 'superscript' | 'subscript' | 'baseline';
  /** How far it stands above the line, in half points, and whether it has a size of its own. */
  raised?: number;
  sized?: boolean;
  font?: string;
}

/** What a paragraph's properties say (17.3.1). Lengths are in twentieths of a point. */
export interface ParagraphProperties {
  style?: string;
  /** The numbering's id; '0' takes numbering away (17.9.18). */
  number?: string;
  level?: number;
  /** 0 for the highest heading, 9 for body text. */
  outline?: number;
  left?: number;
  before?: number;
  after?: number;
  contextual?: boolean;
}

/** One element of properties, read into them. */
export type PropertyReader<P> = (properties: P, attributes: Attributes) => void;

const VERTICAL: Readonly<Record<string, RunProperties['vertical']>> = {
  superscript: 'superscript',
  subscript: 'subscript',
  baseline: 'baseline',
};

const setDefined = <P, K extends keyof P>(properties: P, key: K, value: P[K] | undefined): void => {
  if (value !== undefined) properties[key] = value;
};

/** The elements of w:rPr that bear on words. */
export const runProperties: Readonly<Record<string, PropertyReader<RunProperties>>> = {
  'w:rStyle': (run, attributes) => setDefined(run, 'style', attributes['w:val']),
  'w:b': (run, attributes) => {
    run.bold = isOn(attributes);
  },
  'w:i': (run, attributes) => {
    run.italic = isOn(attributes);
  },
  'w:vanish': (run, attributes) => {
    run.hidden = isOn(attributes);
  },
  'w:vertAlign': (run, attributes) => setDefined(run, 'vertical', under(VERTICAL, attributes['w:val'])),
  'w:position': (run, attributes) => setDefined(run, 'raised', whole(attributes['w:val'], -3168, 3168)),
  'w:sz': (run) => {
    run.sized = true;
  },
  'w:rFonts': (run, attributes) =>
    setDefined(run, 'font', attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? attributes['w:cs']),
};

/** The elements of w:pPr that bear on what a paragraph is. */
export const paragraphProperties: Readonly<Record<string, PropertyReader<ParagraphProperties>>> = {
  'w:pStyle': (paragraph, attributes) => setDefined(paragraph, 'style', attributes['w:val']),
  'w:outlineLvl': (paragraph, attributes) => setDefined(paragraph, 'outline', whole(attributes['w:val'], 0, 9)),
  'w:ind': (paragraph, attributes) =>
    setDefined(paragraph, 'left', twips(attributes['w:left'] ?? attributes['w:start'])),
  'w:spacing': (paragraph, attributes) => {
    // Automatic spacing is that of web pages: a blank line.
    const space = (side: 'before' | 'after'): number | undefined =>
      attributes[`w:${side}Autospacing`] !== undefined && isOn(attributes, `w:${side}Autospacing`)
        ? 240
        : twips(attributes[`w:${side}`]);
    setDefined(paragraph, 'before', space('before'));
    setDefined(paragraph, 'after', space('after'));
  },
  'w:contextualSpacing': (paragraph, attributes) => {
    paragraph.contextual = isOn(attributes);
  },
};

/** The elements of w:numPr. */
export const numberingProperties: Readonly<Record<string, PropertyReader<ParagraphProperties>>> = {
  'w:numId': (paragraph, attributes) => setDefined(paragraph, 'number', attributes['w:val']),
  'w:ilvl': (paragraph, attributes) => setDefined(paragraph, 'level', whole(attributes['w:val'], 0, 8)),
};
