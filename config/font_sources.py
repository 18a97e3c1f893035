"""Joins the slices of each pinned face into one font under fonts/: what the pages' fonts are cut from.

npm has both faces only in slices by unicode-range; a page touches some forty of them, 60 KB each, for a character or two
out of every one. From one whole font a page's own characters are cut in a moment (`media_pipeline.fonts`). What letters
and figures need is cut here, once, for every page. Run by `config/vendor.py`; needs no Django.
"""

from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.otlLib.builder import buildValue
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0©«°±·»×–—‘’“”…"
WEIGHTS = (400, 600)  # what the style sheets use; a bolder text takes the boldest
UPRIGHT = ("vert", "vrt2")  # forms for columns of text
HALF_WIDE = ("halt", "vhal")  # what `text-spacing-trim` needs
Slice = Any


def join(slices: list[Path], target: Path) -> int:
    """Write one font with the glyphs of all slices, each character from the first that has it; return how many."""
    fonts = [TTFont(path) for path in slices]
    joined = _Joined(fonts[0])
    for font in fonts:
        joined.take(font)
    joined.save(target)
    return len(joined.cmap)


class _Joined:
    """A font that grows slice by slice. Glyphs are named anew, since slices don't keep names."""

    def __init__(self, first: Slice) -> None:
        self.first = first
        self.cmap: dict[int, str] = {}
        self.glyphs: dict[str, Any] = {}
        self.widths: dict[str, tuple[int, int]] = {}
        self.heights: dict[str, tuple[int, int]] = {}
        self.variations: dict[str, Any] = {}
        self.upright: dict[str, str] = {}
        self.half: dict[str, dict[str, Any]] = {tag: {} for tag in HALF_WIDE}
        self._glyph(first, ".notdef", ".notdef", {})

    def take(self, font: Slice) -> None:
        """Add the characters that aren't there yet, their upright forms, and their half-wide places."""
        names = {".notdef": ".notdef"}
        cmap = font.getBestCmap()
        upright = _substitutions(font)
        for code, old in cmap.items():
            if code not in self.cmap:
                self.cmap[code] = self._glyph(font, old, f"u{code:04X}", names)
        for old, other in upright.items():
            if old in names and names[old] not in self.upright and names[old] != ".notdef":
                self.upright[names[old]] = self._glyph(font, other, f"{names[old]}.vert", names)
        for tag, places in _places(font).items():
            for old, value in places.items():
                if old in names:
                    self.half[tag].setdefault(names[old], value)

    def _glyph(self, font: Slice, old: str, new: str, names: dict[str, str]) -> str:
        """Take one glyph and those it is made of; return its name here."""
        if old in names and names[old] in self.glyphs:
            return names[old]
        names[old] = new
        glyph = font["glyf"][old]
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = self._glyph(font, part.glyphName, f"{new}.{part.glyphName}", names)
        self.glyphs[new] = glyph
        self.widths[new] = font["hmtx"][old]
        if "vmtx" in font:
            self.heights[new] = font["vmtx"][old]
        if "gvar" in font:
            self.variations[new] = font["gvar"].variations.get(old, [])
        return new

    def save(self, target: Path) -> None:
        """Write the font, uncompressed, so that a cut need not unpack it whole."""
        first = self.first
        builder = FontBuilder(first["head"].unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(list(self.glyphs))
        builder.setupCharacterMap(self.cmap)
        builder.setupGlyf(self.glyphs)
        builder.setupHorizontalMetrics(self.widths)
        head = first["hhea"]
        builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent, lineGap=head.lineGap)
        builder.setupNameTable({"familyName": "Zhancang", "styleName": "Regular", "psName": target.stem})
        for record in first["name"].names:  # whose face it is, and its licence
            if record.nameID in {0, 5, 7, 8, 9, 11, 13, 14}:
                builder.font["name"].names.append(record)
        builder.setupOS2()
        builder.font["OS/2"] = first["OS/2"]
        builder.setupPost(keepGlyphNames=False)
        if self.heights and "vhea" in first:
            tall = first["vhea"]
            builder.setupVerticalMetrics(self.heights)
            builder.setupVerticalHeader(ascent=tall.ascent, descent=tall.descent, lineGap=tall.lineGap)
        for tag in ("prep", "gasp", "fvar", "avar", "STAT"):
            if tag in first:
                builder.font[tag] = first[tag]
        if "fvar" in first:
            for record in first["name"].names:
                if record.nameID >= 256 or record.nameID in {2, 17, 25}:
                    builder.font["name"].names.append(record)
            builder.setupGvar(self.variations)
        builder.addOpenTypeFeatures(self._features())
        builder.font.recalcTimestamp = False  # the same slices give the same bytes on every machine
        for moment in ("created", "modified"):
            setattr(builder.font["head"], moment, getattr(first["head"], moment))
        target.parent.mkdir(parents=True, exist_ok=True)
        builder.save(target)

    def _features(self) -> str:
        """Return the features as feaLib reads them."""
        lines = ["languagesystem DFLT dflt;", "languagesystem hani dflt;", "languagesystem kana dflt;"]
        if self.upright:
            pairs = "".join(f"sub {plain} by {upright};" for plain, upright in self.upright.items())
            lines += [f"lookup upright {{ {pairs} }} upright;"]
            lines += [f"feature {tag} {{ lookup upright; }} {tag};" for tag in UPRIGHT]
        for tag, places in self.half.items():
            rules = "".join(f"pos {name} {_value(value)};" for name, value in places.items())
            lines += [f"feature {tag} {{ {rules} }} {tag};"] if rules else []
        return "\n".join(lines)


def _value(value: Any) -> str:
    numbers = (value.get(name, 0) for name in ("XPlacement", "YPlacement", "XAdvance", "YAdvance"))
    return "<" + " ".join(str(number) for number in numbers) + ">"


def _lookups(font: Slice, table: str, tags: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return (feature, lookup's part) of the features; nothing where the slice has none."""
    if table not in font or not font[table].table.FeatureList:
        return []
    content, found = font[table].table, []
    for record in content.FeatureList.FeatureRecord:
        if record.FeatureTag in tags:
            for index in record.Feature.LookupListIndex:
                for part in content.LookupList.Lookup[index].SubTable:
                    found.append((record.FeatureTag, getattr(part, "ExtSubTable", part)))
    return found


def _substitutions(font: Slice) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for _tag, part in _lookups(font, "GSUB", UPRIGHT):
        pairs.update(getattr(part, "mapping", {}))
    return pairs


def _places(font: Slice) -> dict[str, dict[str, dict[str, int]]]:
    """Return feature -> glyph -> its single adjustment."""
    found: dict[str, dict[str, dict[str, int]]] = {tag: {} for tag in HALF_WIDE}
    for tag, part in _lookups(font, "GPOS", HALF_WIDE):
        if part.LookupType != 1:
            continue
        for place, name in enumerate(part.Coverage.glyphs):
            value = part.Value if part.Format == 1 else part.Value[place]
            found[tag][name] = {
                key: number for key, number in vars(value or buildValue({})).items() if isinstance(number, int)
            }
    return found


def cut_latin(slices: list[Path], target: Path) -> None:
    """Write the letters and figures of a face as one small woff2, with the kerning of the slice that has most of them."""
    best = max(
        (TTFont(path, recalcTimestamp=False) for path in slices),
        key=lambda font: sum(ord(c) in font.getBestCmap() for c in LATIN),
    )
    options = subset.Options(layout_features=["kern", "mark", "ccmp", "locl"], hinting=False, name_IDs=[0, 13, 14])
    options.drop_tables += ["morx", "prop", "bsln", "feat", "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=LATIN)
    cutter.subset(best)
    if "fvar" in best:
        instancer.instantiateVariableFont(best, {"wght": (WEIGHTS[0], WEIGHTS[0], WEIGHTS[1])}, inplace=True)
    best.flavor = "woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    best.save(target)
