package register.policyfile.edit;

/// Lines, blanks and comments of a source, by offsets.
record SourceLines(String text) {
    /// The end of the line, before its break.
    int end(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// The beginning of the line after a line's end; the text's end if there is none.
    int after(int end) {
        int at = end;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    int begin(int at) {
        int begin = at;
        while (begin > 0 && text.charAt(begin - 1) != '\n' && text.charAt(begin - 1) != '\r') {
            begin--;
        }
        return begin;
    }

    int column(int at) {
        int begin = begin(at);
        return text.codePointCount(begin, at);
    }

    int pastBlanks(int at) {
        int past = at;
        while (past < text.length() && (text.charAt(past) == ' ' || text.charAt(past) == '\t')) {
            past++;
        }
        return past;
    }

    /// True if nothing but a comment follows on the line.
    boolean endsAt(int at) {
        int next = pastBlanks(at);
        return next == end(next) || text.charAt(next) == '#';
    }

    boolean isComment(int lineBegin) {
        int at = pastBlanks(lineBegin);
        return at < text.length() && text.charAt(at) == '#';
    }

    /// Skips blank lines and comment lines: from the beginning of a line to that of the next other line.
    int pastTrivia(int lineBegin) {
        int line = lineBegin;
        while (line < text.length() && endsAt(line)) {
            int next = after(end(line));
            if (next == line) {
                return line;
            }
            line = next;
        }
        return line;
    }

    /// Skips blanks, line breaks and comments.
    int pastGap(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = end(at);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    String cut(int from, int to) {
        return text.substring(from, to);
    }

    /// The source's line break.
    String lineBreak() {
        int end = end(0);
        return end == text.length() ? "\n" : cut(end, after(end));
    }
}
