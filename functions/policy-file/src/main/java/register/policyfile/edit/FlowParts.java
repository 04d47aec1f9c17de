package register.policyfile.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.policyfile.PolicyYamlText;
import register.policyfile.edit.SourceNode.Part;

/// The parts within brackets or braces in a new order, including additions and without what was removed.
final class FlowParts {
    private static final int NEW = Likeness.NEW;

    /// @param source index of the part; NEW for a new one
    /// @param name of a field; empty for an item
    private record Piece(int source, String name, String text) {}

    private final Rendering rendering;
    private final SourceNode.Flow flow;
    /// The text between the parts, with the comma: before the first, …, after the last.
    private final List<String> gaps = new ArrayList<>();

    FlowParts(Rendering rendering, SourceLines lines, SourceNode.Flow flow) {
        this.rendering = rendering;
        this.flow = flow;
        int from = flow.start() + 1;
        for (Part part : flow.parts()) {
            gaps.add(lines.cut(from, part.start()));
            from = part.end();
        }
        gaps.add(lines.cut(from, flow.end() - 1));
    }

    String text(Json after) {
        List<Piece> pieces = after instanceof Json.Obj object ? fields(object) : items((Json.Arr) after);
        boolean inPlace = pieces.size() == flow.parts().size();
        for (int i = 0; i < pieces.size(); i++) {
            inPlace &= pieces.get(i).source() == i;
        }
        if (!inPlace
                && !gaps.stream()
                        .allMatch(gap ->
                                gap.replaceAll("#.*", "").replaceFirst(",", "").isBlank())) {
            // The gap contains another sign, such as the `?` of a long name.
            rendering.touch(flow);
            return PolicyYamlText.inline(after);
        }
        String open = flow.value() instanceof Json.Arr ? "[" : "{";
        String close = flow.value() instanceof Json.Arr ? "]" : "}";
        return open + (inPlace ? verbatim(pieces) : joined(pieces)) + close;
    }

    private String verbatim(List<Piece> pieces) {
        var out = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            out.append(gaps.get(i)).append(pieces.get(i).text());
        }
        return out.append(gaps.getLast()).toString();
    }

    /// The joined parts, each with the comments after it, including those of removed parts.
    private String joined(List<Piece> pieces) {
        var out = new StringBuilder(gaps.getFirst());
        String orphans = orphans(pieces);
        String between = gaps.size() > 2 && !gaps.get(1).contains("#") ? gaps.get(1) : ", ";
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean last = i == pieces.size() - 1;
            boolean behind =
                    piece.source() != NEW && piece.source() < flow.parts().size() - 1;
            String gap = behind ? gaps.get(piece.source() + 1) : "";
            out.append(piece.text());
            if (gap.contains("#")) {
                out.append(last ? withoutComma(gap) : comma(gap) < 0 ? "," + gap : gap);
            } else if (!last) {
                out.append(between);
            }
        }
        out.append(orphans);
        return out.append(flow.parts().isEmpty() ? "" : withoutComma(gaps.getLast()))
                .toString();
    }

    /// The comments after removed parts.
    private String orphans(List<Piece> pieces) {
        var out = new StringBuilder();
        for (int i = 0; i < flow.parts().size(); i++) {
            int index = i;
            if (pieces.stream().noneMatch(piece -> piece.source() == index)) {
                rendering.touch(flow.parts().get(i).node());
                if (gaps.get(i + 1).contains("#") && i + 1 < flow.parts().size()) {
                    out.append(' ').append(withoutComma(gaps.get(i + 1)));
                }
            }
        }
        return out.toString();
    }

    private static String withoutComma(String gap) {
        int comma = comma(gap);
        return comma < 0 ? gap : gap.substring(0, comma) + gap.substring(comma + 1);
    }

    /// The index of the comma outside comments; -1 if there is none.
    private static int comma(String gap) {
        boolean comment = false;
        for (int i = 0; i < gap.length(); i++) {
            char c = gap.charAt(i);
            comment = c == '#' || (comment && c != '\n' && c != '\r');
            if (c == ',' && !comment) {
                return i;
            }
        }
        return -1;
    }

    private List<Piece> fields(Json.Obj after) {
        var pieces = new ArrayList<Piece>();
        var known = new HashSet<String>();
        for (int i = 0; i < flow.parts().size(); i++) {
            Part part = flow.parts().get(i);
            Json value = after.get(part.name());
            known.add(part.name());
            if (value != null) {
                pieces.add(new Piece(i, part.name(), part(part, value)));
            }
        }
        after.members().entrySet().stream()
                .filter(member -> !known.contains(member.getKey()))
                .sorted(Map.Entry.comparingByKey(PolicyYaml.FRIENDLY))
                .forEach(member -> pieces.add(
                        PolicyYaml.place(pieces.stream().map(Piece::name).toList(), member.getKey()),
                        new Piece(NEW, member.getKey(), field(member.getKey(), member.getValue()))));
        return pieces;
    }

    private static String field(String name, @Nullable Json value) {
        return PolicyYamlText.plainOrQuoted(name) + ": "
                + PolicyYamlText.inline(value == null ? Json.Null.NULL : value);
    }

    private List<Piece> items(Json.Arr after) {
        List<Json> before =
                flow.parts().stream().map(part -> part.node().value()).toList();
        int[] from = Likeness.match(before, after.items());
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < from.length; i++) {
            Json item = after.items().get(i);
            pieces.add(
                    from[i] == NEW
                            ? new Piece(NEW, "", PolicyYamlText.inline(item))
                            : new Piece(from[i], "", part(flow.parts().get(from[i]), item)));
        }
        return pieces;
    }

    private String part(Part part, Json after) {
        if (!part.counts() || rendering.keeps(part.node(), after)) {
            return rendering.cut(part.start(), part.end());
        }
        if (!part.isItem() && !part.isSigned()) {
            rendering.touch(part.node());
            return field(part.name(), after);
        }
        String before = rendering.cut(part.start(), part.node().start());
        String blank = !part.isItem() && part.node().start() == part.from() ? " " : "";
        return before
                + blank
                + rendering.flowValue(part.node(), after)
                + rendering.cut(part.node().end(), part.end());
    }
}
