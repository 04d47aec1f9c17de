package register.policyfile.edit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A value where it stands in a source. `start` and `end` are offsets into its text, past an anchor and a tag; of a
/// block they begin with the line of its first part, or after the indicator before it, and end with its last line.
sealed interface SourceNode {
    int start();

    int end();

    /// What it reads as.
    Json value();

    /// The name that aliases may have for it; empty where it has none.
    String anchor();

    /// @param header of a folded or literal text: its first line, from `>` or `|` on; else its quotation mark, or
    /// nothing
    /// @param column at which the lines of a folded or literal text begin
    record Scalar(int start, int end, Json value, String anchor, String header, int column) implements SourceNode {
        boolean isBlock() {
            return header.startsWith(">") || header.startsWith("|");
        }

        /// What stands behind the sign of a folded or literal text.
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

    /// @param ownLine whether its first part has a line of its own
    /// @param column at which its parts begin
    record Block(int start, int end, Json value, String anchor, boolean ownLine, int column, List<Part> parts)
            implements SourceNode {}

    /// In brackets or braces.
    ///
    /// @param bracketed false for a single field in a list that has no braces
    record Flow(int start, int end, Json value, String anchor, boolean bracketed, List<Part> parts)
            implements SourceNode {}

    /// A field, or an item of a list.
    ///
    /// @param lead where the lines above it begin that are blank or comments; `start` where there are none
    /// @param from after `:` or `-`; before `start` where there is no such sign
    /// @param field its name; null of an item
    /// @param counts false where an earlier field has the same name: then nobody reads this one
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

        /// The field's name; empty of an item.
        String name() {
            return field == null ? "" : field;
        }

        /// Whether the sign is there, after which its value belongs.
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
