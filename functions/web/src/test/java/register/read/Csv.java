package register.read;

import java.util.ArrayList;
import java.util.List;

/// A strict reader of RFC 4180.
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    static List<List<String>> parse(String text) {
        var csv = new Csv(text);
        var rows = new ArrayList<List<String>>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(text.charAt(at) == '"' ? quoted() : plain());
            if (text.startsWith("\r\n", at)) {
                at += 2;
                return cells;
            }
            if (text.charAt(at) != ',') {
                throw new AssertionError("neither a comma nor a line's end at " + at);
            }
            at++;
        }
    }

    private String plain() {
        int start = at;
        while (",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new AssertionError("a quote in a plain cell at " + at);
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            cell.append(text, at, quote);
            at = quote + 1;
            if (text.charAt(at) != '"') {
                return cell.toString();
            }
            cell.append('"');
            at++;
        }
    }
}
