"""Builds the fonts of the PDF: run with the folder of node_modules/@fontsource/roboto/files, the file DejaVuSans.ttf of
DejaVu 2.37, and an output folder. Needs fontTools and brotli (Debian: python3-fonttools python3-brotli)."""
import os, sys, tempfile
from fontTools.fontBuilder import FontBuilder
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import cmap_format_13

SUBSETS = ('latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'symbols', 'math')
FACES = ((400, 'normal', 'Regular'), (400, 'italic', 'Italic'), (700, 'normal', 'Bold'), (700, 'italic', 'BoldItalic'))
EPOCH = 3500000000  # a fixed date, so that the same source makes the same bytes


def renamed(font, family, style):
    """Families of our own names: a face of the same name on the person's machine must not take the place of ours."""
    words = {1: family, 2: style, 3: f'{family} {style} 1.0', 4: f'{family} {style}', 6: f'{family} {style}'.replace(' ', '')}
    table = font['name']
    table.names = [record for record in table.names if record.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)]
    for name_id, text in words.items():
        table.setName(text, name_id, 3, 1, 0x409)
        table.setName(text, name_id, 1, 0, 0)
    font.recalcTimestamp = False
    font['head'].created = font['head'].modified = EPOCH


def unhinted(path, out):
    font = TTFont(path)
    font.flavor = None
    options = Options(hinting=False, layout_features=['*'], notdef_outline=True, glyph_names=False)
    options.name_IDs = options.name_languages = ['*']
    options.drop_tables += ['STAT', 'gasp']
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    font.save(out)


def roboto(files, out):
    for weight, style, name in FACES:
        with tempfile.TemporaryDirectory() as folder:
            parts = []
            for subset in SUBSETS:
                part = os.path.join(folder, subset + '.ttf')
                unhinted(os.path.join(files, f'roboto-{subset}-{weight}-{style}.woff2'), part)
                parts.append(part)
            font = Merger().merge(parts)
        renamed(font, 'Plan Roboto', {'BoldItalic': 'Bold Italic'}.get(name, name))
        font['post'].formatType = 3.0
        font.save(os.path.join(out, f'Roboto-{name}.ttf'))


def symbols(file, out):
    font = TTFont(file)
    renamed(font, 'Plan Symbols', 'Regular')
    font.save(os.path.join(out, 'Symbols.ttf'))


def last_resort(out):
    """One box for every code point: text of any script stays text in the PDF, even where no shipped face can draw it."""
    pen = TTGlyphPen(None)
    for box in (((100, 0), (100, 1400), (900, 1400), (900, 0)), ((180, 80), (820, 80), (820, 1320), (180, 1320))):
        pen.moveTo(box[0])
        for point in box[1:]:
            pen.lineTo(point)
        pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(['.notdef', 'box'])
    builder.setupCharacterMap({0x25A1: 'box'})
    builder.setupGlyf({'.notdef': TTGlyphPen(None).glyph(), 'box': box})
    builder.setupHorizontalMetrics({'.notdef': (1000, 0), 'box': (1000, 100)})
    builder.setupHorizontalHeader(ascent=1900, descent=-500)
    builder.setupNameTable({
        'familyName': 'Plan Last Resort',
        'styleName': 'Regular',
        'uniqueFontIdentifier': 'Plan Last Resort 1.0',
        'fullName': 'Plan Last Resort',
        'version': 'Version 1.0',
        'psName': 'PlanLastResort',
    })
    builder.setupOS2(sTypoAscender=1900, sTypoDescender=-500, usWinAscent=1900, usWinDescent=500)
    builder.setupPost(keepGlyphNames=False)
    font = builder.font
    table = cmap_format_13(13)
    table.platformID, table.platEncID, table.language, table.format, table.reserved, table.length = 3, 10, 0, 13, 0, 0
    table.cmap = {code: 'box' for code in range(0x20, 0x110000) if not 0xD800 <= code <= 0xDFFF}
    font['cmap'].tables = [table]
    font.recalcTimestamp = False
    font['head'].created = font['head'].modified = EPOCH
    font.save(os.path.join(out, 'LastResort.ttf'))


roboto(sys.argv[1], sys.argv[3])
symbols(sys.argv[2], sys.argv[3])
last_resort(sys.argv[3])
