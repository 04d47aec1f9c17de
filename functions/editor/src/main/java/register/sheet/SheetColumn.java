package register.sheet;

import java.util.List;

/// A column of a sheet.
///
/// @param head the text above it, unique in the sheet
/// @param choices the texts to choose from; empty if any text is allowed
/// @param several true if a cell may hold several, each on a line
/// @param width in characters
record SheetColumn(String head, List<String> choices, boolean several, Kind kind, int width) {
    enum Kind {
        TEXT,
        DATE
    }

    SheetColumn {
        choices = List.copyOf(choices);
    }

    static SheetColumn text(String head, int width) {
        return new SheetColumn(head, List.of(), false, Kind.TEXT, width);
    }

    SheetColumn named(String other) {
        return new SheetColumn(other, choices, several, kind, width);
    }

    SheetColumn inLines() {
        return new SheetColumn(head, choices, true, Kind.TEXT, width);
    }
}
