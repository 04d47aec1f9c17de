package register.pdf.layout;

import java.awt.Color;

/// The document's text styles. Sizes are in points.
public enum Style {
    TITLE(true, 21, 26, Ink.BLACK),
    HEADING(true, 12.5f, 17, Ink.BLACK),
    SUBHEADING(true, 9.5f, 13.5f, Ink.BLACK),
    BODY(false, 9.5f, 14, Ink.BLACK),
    LEDE(false, 11, 15, Ink.GREY),
    LABEL(false, 8.5f, 12, Ink.GREY),
    FACT(false, 8.5f, 12, Ink.BLACK),
    FACT_STRONG(true, 8.5f, 12, Ink.BLACK),
    HASH(false, 7.5f, 11, Ink.BLACK),
    COLUMN(true, 7.5f, 10.5f, Ink.GREY),
    CELL(false, 8, 11, Ink.BLACK),
    CELL_STRONG(true, 8, 11, Ink.BLACK),
    CELL_NOTE(false, 7.5f, 10.5f, Ink.GREY),
    FOOTER(false, 7, 9, Ink.GREY),
    DRAFT_LINE(true, 9, 12, Ink.RED),
    DRAFT_MARK(true, 96, 96, Ink.PALE);

    private final boolean bold;
    private final float size;
    private final float leading;
    private final Color colour;

    Style(boolean bold, float size, float leading, Color colour) {
        this.bold = bold;
        this.size = size;
        this.leading = leading;
        this.colour = colour;
    }

    boolean bold() {
        return bold;
    }

    float size() {
        return size;
    }

    /// The height of its capital letters.
    float capHeight() {
        return 0.714f * size;
    }

    /// From one baseline to the next.
    public float leading() {
        return leading;
    }

    Color colour() {
        return colour;
    }

    /// The colours: dark enough on white for any reader (WCAG 2.2, 1.4.3), except lines and marks.
    static final class Ink {
        static final Color BLACK = new Color(0x1C1C1C);
        static final Color GREY = new Color(0x595959);
        static final Color BLUE = new Color(0x1A4A80);
        static final Color RED = new Color(0xA3161A);
        static final Color LINE = new Color(0xC8C8C8);
        static final Color PALE = new Color(0xEDEDED);
        static final Color PANEL = new Color(0xF5F5F3);

        private Ink() {}
    }
}
