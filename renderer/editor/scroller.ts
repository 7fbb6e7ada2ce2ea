/** The element that scrolls another one up and down. */
export const scrollerOf = (element: Element): Element => {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
};

/** What of a scroller's content is seen: its upper and lower edge in the window, in CSS pixels. */
export const viewOf = (scroller: Element): { readonly top: number; readonly bottom: number } =>
  scroller === document.documentElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
