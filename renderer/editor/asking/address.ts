export const UNSAFE = 'A link must start with https://, http:// or mailto:, such as https://www.gov.scot.';

/** "www.gov.scot" as its writer means it. */
export const meantAddress = (typed: string): string => {
  const bare = typed.trim();
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(bare)) return `mailto:${bare}`;
  return /^www\.[^\s/]+\.\S+$/i.test(bare) ? `https://${bare}` : bare;
};
