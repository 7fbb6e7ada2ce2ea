/** How the web page looks, on screen and on paper. Standing in the page itself, so that the page is one file. */
export const STYLE = `
:root { color-scheme: light; --ink: #14181c; --ink-2: #4a525a; --accent: #00559e; --line: #b4bac1; --sunk: #eef0f2; }
* { box-sizing: border-box; }
html { font-size: 112.5%; scroll-padding-top: 1rem; }
body { margin: 0; background: #fff; color: var(--ink); font-family: Roboto, Arial, Helvetica, sans-serif; line-height: 1.55; text-align: left; overflow-wrap: anywhere; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: #ffdd00; color: #0b0c0c; }
.skip:focus { top: 1rem; }
.page { max-width: 40rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
.title { margin: 0 0 1.25rem; font-size: 2.25rem; line-height: 1.2; }
.cover-line { margin: -.75rem 0 1.25rem; font-size: 1.25rem; color: var(--ink-2); }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2rem 0 .75rem; break-after: avoid; }
h2 { font-size: 1.65rem; margin-top: 3rem; }
h3 { font-size: 1.35rem; margin-top: 2.5rem; }
h4 { font-size: 1.2rem; }
h5, h6 { font-size: 1.1rem; }
.label { font-size: 1.1rem; margin: 1.75rem 0 .35rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: #003c71; text-decoration-thickness: .12em; }
a:focus-visible { outline: 3px solid #ffdd00; background: #ffdd00; color: #0b0c0c; text-decoration: none; }
ul, ol { margin: 0 0 1rem; padding-left: 1.5rem; }
li { margin-bottom: .35rem; }
li > ul, li > ol { margin: .35rem 0 0; }
blockquote { margin: 1.25rem 0 1.25rem 1.5rem; padding: 0; }
.table { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
th, td { border: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--sunk); }
td > :last-child, th > :last-child { margin-bottom: 0; }
figure { margin: 1.25rem 0; }
figcaption { font-weight: 700; margin-bottom: .4rem; }
img { max-width: 100%; height: auto; }
sup, sub { line-height: 0; font-size: .75em; }
.contents { margin: 2.5rem 0; padding: 1.25rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.contents-title { font-size: 1.35rem; font-weight: 700; margin: 0 0 .5rem; }
.contents ul { list-style: none; padding-left: 1.25rem; }
.contents > ul { padding-left: 0; margin-bottom: 0; }
.contents > ul > li > a { font-weight: 700; }
.notes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9rem; }
@media print {
  @page { size: A4; margin: 2.54cm; }
  html { font-size: 12pt; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  .contents { break-after: page; }
  tr, img { break-inside: avoid; }
  thead { display: table-header-group; }
  .notes { font-size: 10pt; }
}
`;
