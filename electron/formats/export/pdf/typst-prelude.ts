/**
 * How the PDF looks: the functions that the source of a publication calls. Nothing of a plan stands here. Written for
 * Typst 0.14; lengths in points.
 */
export const PRELUDE = `
#let ink = rgb("#14181c")
#let ink-2 = rgb("#4a525a")
#let accent = rgb("#00559e")
#let rule = rgb("#b4bac1")

// Nothing to see, but a place to end a line. A width of nought would be left out.
#let may-break = h(0.001pt)

#let publication(title: "", running: "", subject: "", language: "en", region: "GB", body) = {
  set document(title: title, description: subject, date: none)
  set text(font: ("Plan Roboto", "Plan Symbols", "Plan Last Resort"), size: 12pt, fill: ink, lang: language, region: region, hyphenate: false, fallback: true)
  set par(justify: false, leading: 0.74em, spacing: 1.3em)
  set page(
    paper: "a4",
    margin: (x: 2.54cm, top: 2.6cm, bottom: 2.54cm),
    header: context if here().page() > 1 { set text(size: 10pt, fill: ink-2); set par(leading: 0.4em); running },
    footer: context if here().page() > 1 {
      set text(size: 10pt, fill: ink-2)
      align(right)[Page #counter(page).display() of #counter(page).final().first()]
    },
  )
  set list(indent: 0pt, body-indent: 0.7em, marker: [•], spacing: 0.8em)
  set enum(indent: 0pt, body-indent: 0.6em, numbering: "1.", spacing: 0.8em)
  set footnote.entry(gap: 0.5em)
  show footnote.entry: set text(size: 10pt)
  show footnote.entry: set par(leading: 0.55em, spacing: 0.6em)
  show link: it => if type(it.dest) == str { text(fill: accent, underline(it)) } else { it }
  show quote: set block(spacing: 1.3em)
  set strong(delta: 300)
  show heading: set text(fill: ink, weight: "bold", hyphenate: false)
  show heading: set par(leading: 0.5em)
  show heading: set block(sticky: true, breakable: false)
  show heading.where(level: 1): set text(size: 18pt)
  show heading.where(level: 1): set block(above: 2.1em, below: 0.85em)
  show heading.where(level: 2): set text(size: 15pt)
  show heading.where(level: 2): set block(above: 2.1em, below: 0.85em)
  show heading.where(level: 3): set text(size: 13.5pt)
  show heading.where(level: 3): set block(above: 2em, below: 0.85em)
  show heading.where(level: 4): set text(size: 13pt)
  show heading.where(level: 4): set block(above: 1.8em, below: 0.8em)
  show heading.where(level: 5): set text(size: 12.5pt)
  show heading.where(level: 5): set block(above: 1.8em, below: 0.8em)
  show heading.where(level: 6): set text(size: 12pt)
  show heading.where(level: 6): set block(above: 1.8em, below: 0.8em)
  set table(stroke: 0.5pt + rule, inset: (x: 6pt, y: 6pt), align: left + top)
  show table: set par(spacing: 0.7em)
  show table.cell.where(y: 0): set par(leading: 0.6em)
  body
}

#let cover-title(body) = {
  v(4.6cm)
  show title: set text(size: 30pt, weight: "bold")
  show title: set par(leading: 0.4em)
  show title: set block(below: 26pt)
  title(body)
}
#let cover-line(body) = block(below: 24pt, par(text(size: 16pt, fill: ink-2, body)))

#let head(level, id, listed, body) = [#heading(level: level, outlined: listed, bookmarked: true, body)#label(id)]
// A heading with footnotes: they belong in the heading, but neither in the bookmarks nor in the contents.
#let noted(words, body, place) = {
  show heading: it => block(body)
  place(words)
}
#let label-head(level, id, body) = {
  show heading: set text(size: 13pt)
  show heading: set block(above: 1.75em, below: 0.75em)
  head(level, id, false, body)
}

#let contents(words) = {
  pagebreak(weak: true)
  block(below: 22pt, par(text(size: 18pt, weight: "bold", words)))
  set par(leading: 0.55em)
  show outline.entry: set block(above: 1em)
  show outline.entry.where(level: 1): set text(weight: "bold")
  show outline.entry.where(level: 1): set block(above: 1.4em)
  outline(title: none, indent: 1.2em)
  pagebreak(weak: true)
}

#let led(id, lead, body) = par([#metadata(none)#label(id)#strong(lead)#body])
#let to(id, body) = link(label(id), text(fill: accent, underline(body)))
#let said(body) = quote(block: true, quotes: false, body)
#let grid-of(columns, header, cells) = {
  set table(fill: (x, y) => if header != none and y == 0 { rgb("#eef0f2") })
  let rows = cells.map(cell => table.cell(cell))
  let body = if header == none { rows } else {
    (table.header(..header.map(cell => table.cell(strong(cell)))),) + rows
  }
  show table.cell: set block(breakable: false)
  block(above: 1.1em, below: 1.3em, table(columns: (1fr,) * columns, ..body))
}
#let captioned(words, body) = {
  set figure(numbering: none, supplement: none, gap: 0.7em)
  set figure.caption(position: top)
  show figure: set block(breakable: true)
  show figure: set align(left)
  show figure.caption: it => block(sticky: true, align(left, strong(it.body)))
  figure(kind: table, caption: words, body)
}
#let shown(path, alt, width, height) = block(above: 1.1em, below: 1.3em, image(path, alt: alt, width: width, height: height))
#let caption(body) = block(sticky: true, above: 1.3em, below: 0.8em, strong(body))
`;
