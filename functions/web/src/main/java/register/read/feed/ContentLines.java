package register.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Content lines of iCalendar (RFC 5545, section 3.1).
///
/// @param language of the texts
record ContentLines(String language, StringBuilder out) {
    /// The maximum length in octets, without the line break.
    private static final int LONGEST = 75;

    ContentLines(String language) {
        this(language, new StringBuilder());
    }

    /// @param value that needs no escaping
    void add(String name, String value) {
        fold(name + ":" + value);
    }

    /// A text for people, escaped (section 3.3.11).
    void text(String name, String text) {
        String escaped = FeedTexts.clean(text.replace("\r\n", "\n"))
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
        fold(name + ";LANGUAGE=" + language + ":" + escaped);
    }

    /// Folds between characters, so that each line is valid UTF-8 by itself.
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int size = Character.toString(c).getBytes(UTF_8).length;
            if (octets + size > LONGEST) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += size;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
