package register.mail.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// An `Authentication-Results` field (RFC 8601 section 2.2), read by its grammar. Text in quotes or comments is never
/// a result and cannot end one.
///
/// @param server its `authserv-id`, in lower case; empty if unreadable
/// @param wellFormed false if any part breaks the grammar: the field then counts as unreadable
record AuthenticationField(String server, List<Result> results, boolean wellFormed) {
    AuthenticationField {
        results = List.copyOf(results);
    }

    /// The result of one method.
    ///
    /// @param method in lower case, e.g. `spf`
    /// @param result in lower case, e.g. `pass`
    /// @param properties by name in lower case, e.g. `header.d`; values as written, in order
    record Result(String method, String result, Map<String, List<String>> properties) {
        Result {
            properties = Map.copyOf(properties);
        }

        List<String> values(String property) {
            return properties.getOrDefault(property, List.of());
        }
    }

    /// @param value unfolded
    static AuthenticationField parse(String value) {
        var reader = new Reader(value);
        String server = "";
        var results = new ArrayList<Result>();
        try {
            server = reader.value().toLowerCase(Locale.ROOT);
            reader.word(Character::isDigit);
            while (reader.takes(';')) {
                reader.result().ifPresent(results::add);
            }
            return new AuthenticationField(server, results, reader.atEnd() && !server.isEmpty());
        } catch (MalformedException _) {
            return new AuthenticationField(server, List.of(), false);
        }
    }

    private static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException() {
            super(null, null, false, false);
        }
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        /// Empty for `none`, and after the last semicolon.
        Optional<Result> result() {
            String method = keyword();
            if (method.isEmpty() && (atEnd() || next() == ';')) {
                return Optional.empty();
            }
            if (method.equals("none") && (atEnd() || next() == ';')) {
                return Optional.empty();
            }
            if (takes('/')) {
                word(Character::isDigit);
            }
            require('=');
            String result = keyword();
            if (method.isEmpty() || result.isEmpty()) {
                throw new MalformedException();
            }
            return Optional.of(new Result(method, result, properties()));
        }

        private Map<String, List<String>> properties() {
            var properties = new HashMap<String, List<String>>();
            while (!atEnd() && next() != ';') {
                String name = word(c -> isKeyword(c) || c == '.');
                if (name.isEmpty()) {
                    throw new MalformedException();
                }
                require('=');
                properties.computeIfAbsent(name, _ -> new ArrayList<>()).add(value());
            }
            return properties;
        }

        /// A name, an address or a quoted text, or several of them without blanks between.
        String value() {
            skip();
            var value = new StringBuilder();
            while (at < text.length() && !isBlank(text.charAt(at)) && ";()".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '"') {
                    quoted(value);
                } else {
                    value.append(text.charAt(at++));
                }
            }
            return value.toString();
        }

        private void quoted(StringBuilder value) {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 1 : 0;
                if (at < text.length()) {
                    value.append(text.charAt(at++));
                }
            }
            if (at == text.length()) {
                throw new MalformedException();
            }
            at++;
        }

        private String keyword() {
            return word(Reader::isKeyword);
        }

        private static boolean isKeyword(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }

        /// The run of these characters here, in lower case; ended by a blank, a comment or a mark.
        String word(IntPredicate characters) {
            skip();
            int start = at;
            while (at < text.length() && characters.test(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at).toLowerCase(Locale.ROOT);
        }

        boolean takes(char mark) {
            boolean here = !atEnd() && next() == mark;
            at += here ? 1 : 0;
            return here;
        }

        private void require(char mark) {
            if (!takes(mark)) {
                throw new MalformedException();
            }
        }

        private char next() {
            return text.charAt(at);
        }

        boolean atEnd() {
            skip();
            return at == text.length();
        }

        /// Skips blanks and comments, which may nest (RFC 5322 section 3.2.2).
        private void skip() {
            int depth = 0;
            while (at < text.length() && (depth > 0 || isBlank(text.charAt(at)) || text.charAt(at) == '(')) {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at += c == '\\' ? 2 : 1;
            }
            if (depth > 0) {
                throw new MalformedException();
            }
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }
}
