package register.pdf.layout;

import java.awt.Color;

/// The document's text styles. Sizes are in points.
public enum Style {
    COMPANY(true, 9.5f, 13, Ink.BLACK),
    TITLE(true, 20, 23, Ink.BLACK),
    STATE(false, 10.5f, 14.5f, Ink.BLACK),
    HEADING(true, 12.5f, 17, Ink.BLACK),
    SUBHEADING(true, 9.8f, 13.5f, Ink.BLACK),
    BODY(false, 9, 12.6f, Ink.BLACK),
    QUIET(false, 8, 11.2f, Ink.GREY),
    CAPTION(false, 6.8f, 8.8f, Ink.GREY),
    CAPTION_STRONG(true, 6.8f, 8.8f, Ink.BLACK),
    LABEL(false, 8.2f, 11.5f, Ink.GREY),
    FACT(false, 8.2f, 11.5f, Ink.BLACK),
    FACT_STRONG(true, 8.2f, 11.5f, Ink.BLACK),
    HASH(false, 7, 10, Ink.BLACK),
    COLUMN(false, 7, 8.8f, Ink.GREY),
    CELL(false, 8, 11, Ink.BLACK),
    CELL_STRONG(true, 8, 11, Ink.BLACK),
    CELL_NOTE(false, 7.4f, 10, Ink.GREY),
    CELL_NOTE_STRONG(true, 7.4f, 10, Ink.BLACK),
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

    /// The height of capital letters.
    float capHeight() {
        return 0.714f * size;
    }

    /// The distance from one baseline to the next.
    public float leading() {
        return leading;
    }

    Color colour() {
        return colour;
    }

    /// The colours: dark enough on white for any reader (WCAG 2.2, 1.4.3), except for lines and marks.
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
