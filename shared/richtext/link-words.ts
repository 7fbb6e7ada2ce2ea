/** True for words that are an address themselves. */
export const isAddress = (words: string): boolean =>
  /^(?:(?:https?:\/\/|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i.test(words.trim());

/** Words that might lead anywhere: "click here", "this link", "read more". */
const ANYWHERE =
  /^(?:(?:please\s+)?click(?:\s+(?:here|this|on\s+this))?(?:\s+link)?|(?:see\s+|read\s+)?(?:here|this|more|read\s+more|link|this\s+link|this\s+page|web\s?site))[.!…]*$/iu;

/** What is wrong with words as those of a link, in a sentence; `null` where they say where it leads. */
export const faultOfLinkWords = (words: string): string | null => {
  const bare = words.trim();
  if (isAddress(bare)) return 'An address does not say what stands there.';
  return ANYWHERE.test(bare) ? `“${bare}” does not say where the link leads.` : null;
};
