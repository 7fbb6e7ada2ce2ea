/** Control and direction characters could make an address look like another one. */
const DECEPTIVE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** As many characters of an address as a message box has room for: its buttons must stay on the screen. */
const ROOM = 300;

export interface LinkAddress {
  /** As the system is given it: WHATWG URL serialisation, so nothing but ASCII. */
  readonly href: string;
  /** As the person is shown it, cut at its end where it is long. */
  readonly shown: string;
  readonly mail: boolean;
}

/**
 * An address that may be opened outside the program: https, http or mailto, and none that pretends to be another (a name
 * before the host, as in `https://www.gov.scot@elsewhere.example`). `undefined` for every other.
 */
export const shownAddress = (href: string): LinkAddress | undefined => {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || DECEPTIVE.test(href) || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const shown = url.href.length > ROOM ? `${url.href.slice(0, ROOM)}…` : url.href;
  return { href: url.href, shown, mail: url.protocol === 'mailto:' };
};
