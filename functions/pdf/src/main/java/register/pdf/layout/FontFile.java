package register.pdf.layout;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.BitSet;

/// One document's copy of a TrueType font file (OpenType 1.9), which can drop data of glyphs that are not shown.
/// OpenPDF embeds only the outlines of shown glyphs but the widths of all: 15 KB per document, compressed.
final class FontFile {
    private static final int TABLES = 12;
    private static final int TABLE_RECORD = 16;

    /// The length of an entry in `hmtx`: advance width and left side bearing.
    private static final int METRIC = 4;

    private static final int OUTLINE_HEADER = 10;

    private static final int MAP_HEADER = 4;
    private static final int MAP_RECORD = 8;

    /// The subtable format of `cmap` that maps every code point, in groups.
    private static final int GROUPED = 12;

    private static final int GROUPS = 16;
    private static final int GROUP = 12;

    // Flags of a composite glyph's component.
    private static final int ARGUMENTS_ARE_WORDS = 0x1;
    private static final int ONE_SCALE = 0x8;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int TWO_SCALES = 0x40;
    private static final int FOUR_SCALES = 0x80;

    private final byte[] bytes;
    private final ByteBuffer data;
    private final int glyphs;
    private final int outlines;
    private final int places;
    private final int metrics;
    private final int map;

    /// @throws IllegalArgumentException for a font with another table layout than the bundled ones
    FontFile(byte[] original) {
        bytes = original.clone();
        data = ByteBuffer.wrap(bytes);
        glyphs = Short.toUnsignedInt(data.getShort(table("maxp") + 4));
        outlines = table("glyf");
        places = table("loca");
        metrics = table("hmtx");
        map = grouped(table("cmap"));
        boolean longPlaces = data.getShort(table("head") + 50) == 1;
        int widths = Short.toUnsignedInt(data.getShort(table("hhea") + 34));
        if (!longPlaces || widths != glyphs) {
            throw new IllegalArgumentException("a font of " + glyphs + " glyphs with " + widths + " widths and "
                    + (longPlaces ? "long" : "short") + " places: expected a width for each, and long places");
        }
    }

    /// The file itself, in which later changes to this object show.
    byte[] bytes() {
        return bytes;
    }

    /// Drops the widths of all glyphs except those of these code points, their components, and the glyph for missing
    /// characters.
    void keepWidths(BitSet codePoints) {
        var kept = new BitSet(glyphs);
        keep(0, kept);
        int groups = data.getInt(map + GROUPS - 4);
        for (int at = map + GROUPS; at < map + GROUPS + groups * GROUP; at += GROUP) {
            int first = data.getInt(at);
            int last = data.getInt(at + 4);
            int glyph = data.getInt(at + 8);
            codePoints.get(first, last + 1).stream().forEach(offset -> keep(glyph + offset, kept));
        }
        for (int glyph = kept.nextClearBit(0); glyph < glyphs; glyph = kept.nextClearBit(glyph + 1)) {
            data.putInt(metrics + glyph * METRIC, 0);
        }
    }

    private void keep(int glyph, BitSet kept) {
        if (kept.get(glyph)) {
            return;
        }
        kept.set(glyph);
        int at = outlines + data.getInt(places + 4 * glyph);
        int end = outlines + data.getInt(places + 4 * glyph + 4);
        // A negative number of contours marks a composite glyph.
        if (at == end || data.getShort(at) >= 0) {
            return;
        }
        at += OUTLINE_HEADER;
        int flags;
        do {
            flags = data.getShort(at);
            keep(Short.toUnsignedInt(data.getShort(at + 2)), kept);
            at += 4 + ((flags & ARGUMENTS_ARE_WORDS) == 0 ? 2 : 4) + scales(flags);
        } while ((flags & MORE_COMPONENTS) != 0);
    }

    private static int scales(int flags) {
        if ((flags & ONE_SCALE) != 0) {
            return 2;
        }
        if ((flags & TWO_SCALES) != 0) {
            return 4;
        }
        return (flags & FOUR_SCALES) == 0 ? 0 : 8;
    }

    private int grouped(int maps) {
        int count = data.getShort(maps + 2);
        for (int at = maps + MAP_HEADER; at < maps + MAP_HEADER + count * MAP_RECORD; at += MAP_RECORD) {
            int found = maps + data.getInt(at + 4);
            if (data.getShort(found) == GROUPED) {
                return found;
            }
        }
        throw new IllegalArgumentException("a font without a map of all code points");
    }

    private int table(String tag) {
        int tables = data.getShort(4);
        for (int at = TABLES; at < TABLES + tables * TABLE_RECORD; at += TABLE_RECORD) {
            if (tag.equals(new String(bytes, at, 4, US_ASCII))) {
                return data.getInt(at + 8);
            }
        }
        throw new IllegalArgumentException("a font without the table " + tag);
    }
}
