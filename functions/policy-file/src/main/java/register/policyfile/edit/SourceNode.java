package register.policyfile.edit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A value at its position in a source. `start` and `end` are offsets into its text, past an anchor and a tag; for a
/// block they begin with the line of its first part, or after the indicator before it, and end with its last line.
sealed interface SourceNode {
    int start();

    int end();

    /// The value as read.
    Json value();

    /// The name for aliases of it; empty if it has none.
    String anchor();

    /// @param header the first line of a folded or literal text, from `>` or `|` on; otherwise the quotation mark,
    ///     or nothing
    /// @param column of the lines of a folded or literal text
    record Scalar(int start, int end, Json value, String anchor, String header, int column) implements SourceNode {
        boolean isBlock() {
            return header.startsWith(">") || header.startsWith("|");
        }

        /// The comment after the sign of a folded or literal text.
        String comment() {
            return isBlock() ? header.replaceFirst("[|>][-+0-9]*", "") : "";
        }
    }

    /// @param target the anchor's name
    record Alias(int start, int end, Json value, String target) implements SourceNode {
        @Override
        public String anchor() {
            return "";
        }
    }

    /// @param ownLine true if its first part has a line of its own
    /// @param column of its parts
    record Block(int start, int end, Json value, String anchor, boolean ownLine, int column, List<Part> parts)
            implements SourceNode {}

    /// A value in brackets or braces.
    ///
    /// @param bracketed false for a single field in a list that has no braces
    record Flow(int start, int end, Json value, String anchor, boolean bracketed, List<Part> parts)
            implements SourceNode {}

    /// A field, or an item of a list.
    ///
    /// @param lead the start of the blank lines and comments above it; `start` if there are none
    /// @param from after `:` or `-`; before `start` if there is no such sign
    /// @param field its name; null for an item
    /// @param counts false if an earlier field has the same name, so that this one is ignored
    record Part(
            int lead,
            int start,
            int from,
            int end,
            @Nullable String field,
            boolean counts,
            SourceNode node) {
        boolean isItem() {
            return field == null;
        }

        /// The field's name; empty for an item.
        String name() {
            return field == null ? "" : field;
        }

        /// True if the sign before its value is there.
        boolean isSigned() {
            return from >= start;
        }
    }

    /// The plain texts of fields in braces, in the order of the source.
    static List<Scalar> inBraces(SourceNode root) {
        return root.all()
                .filter(node -> node instanceof Flow)
                .flatMap(node -> ((Flow) node).parts().stream())
                .filter(part -> part.node() instanceof Scalar scalar
                        && scalar.header().isEmpty()
                        && scalar.value() instanceof Json.Str)
                .map(part -> (Scalar) part.node())
                .sorted(Comparator.comparingInt(Scalar::start))
                .toList();
    }

    /// This node and all within it.
    default Stream<SourceNode> all() {
        List<Part> parts = switch (this) {
            case Block block -> block.parts();
            case Flow flow -> flow.parts();
            case Scalar _, Alias _ -> List.of();
        };
        return Stream.concat(
                Stream.of(this), parts.stream().flatMap(part -> part.node().all()));
    }
}
