package register.sheet;

import java.util.List;

/// A column of a sheet.
///
/// @param head what stands above it; no other column of the sheet has the same
/// @param choices what may be chosen; empty where anything may be written
/// @param several whether a cell may hold several, each on a line
/// @param width in characters
record Column(String head, List<String> choices, boolean several, Kind kind, int width) {
    enum Kind {
        TEXT,
        DATE
    }

    Column {
        choices = List.copyOf(choices);
    }

    static Column text(String head, int width) {
        return new Column(head, List.of(), false, Kind.TEXT, width);
    }

    Column named(String other) {
        return new Column(other, choices, several, kind, width);
    }

    Column inLines() {
        return new Column(head, choices, true, Kind.TEXT, width);
    }
}
