package register.policyfile.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.policyfile.edit.SourceNode.Part;

/// The parts of a block in a new order, including additions and without what was removed.
final class BlockParts {
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\n|\r)");

    /// @param source null for a new part
    /// @param name of a field; empty for an item
    private record Piece(@Nullable Part source, String name, String text) {}

    private final Rendering rendering;
    private final SourceLines lines;
    private final SourceNode.Block block;
    private final String indent;
    /// True if a blank line is above each part but the first.
    private final boolean separated;

    private String below = "";

    BlockParts(Rendering rendering, SourceLines lines, SourceNode.Block block) {
        this.rendering = rendering;
        this.lines = lines;
        this.block = block;
        indent = " ".repeat(block.column());
        List<Part> parts = block.parts();
        separated = parts.size() > 1
                && parts.stream().skip(1).allMatch(part -> !trivia(part).equals(withoutBlankLines(trivia(part))));
    }

    String fields(Json.Obj after) {
        var pieces = new ArrayList<Piece>();
        for (Part part : block.parts()) {
            Json value = after.get(part.name());
            if (value != null) {
                pieces.add(new Piece(
                        part,
                        part.name(),
                        part.counts()
                                ? rendering.blockPart(part, value, block.column())
                                : lines.cut(part.start(), part.end())));
            }
        }
        List<String> known = block.parts().stream().map(Part::name).toList();
        after.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted(PolicyYaml.FRIENDLY)
                .forEach(name -> pieces.add(
                        PolicyYaml.place(pieces.stream().map(Piece::name).toList(), name),
                        new Piece(null, name, rendering.field(name, Objects.requireNonNull(after.get(name)), indent))));
        return joined(pieces);
    }

    String items(Json.Arr after) {
        List<Part> parts = block.parts();
        int[] from =
                Likeness.match(parts.stream().map(part -> part.node().value()).toList(), after.items());
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < from.length; i++) {
            Json item = after.items().get(i);
            @Nullable Part source = from[i] == Likeness.NEW ? null : parts.get(from[i]);
            String text =
                    source == null ? rendering.item(item, indent) : rendering.blockPart(source, item, block.column());
            pieces.add(new Piece(source, "", text));
        }
        return joined(pieces);
    }

    private String joined(List<Piece> pieces) {
        Map<Part, String> left = leftComments(pieces);
        var out = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String above = above(piece, i, left);
            if (i > 0) {
                out.append(lineBreak(pieces, i)).append(above).append(margin(piece));
            } else if (block.ownLine()) {
                out.append(above).append(margin(piece));
            } else if (!above.isEmpty()) {
                // Comments go after the indicator, and the part begins on the next line.
                out.append(above.stripLeading()).append(indent);
            }
            out.append(piece.text());
        }
        return out.append(below).toString();
    }

    /// The lines above a piece, each with its line break.
    private String above(Piece piece, int index, Map<Part, String> left) {
        Part part = piece.source();
        String blank = index > 0 && separated ? rendering.lineBreak() : "";
        if (part == null) {
            return blank;
        }
        boolean first = part.equals(block.parts().getFirst());
        String trivia = left.getOrDefault(part, "") + trivia(part);
        if (index == 0) {
            return first ? trivia : withoutBlankLines(trivia);
        }
        return first ? blank + trivia : trivia;
    }

    private String margin(Piece piece) {
        Part part = piece.source();
        int begin = part == null ? 0 : lines.begin(part.start());
        return part == null || begin < part.lead() ? indent : lines.cut(begin, part.start());
    }

    private String lineBreak(List<Piece> pieces, int index) {
        Part part = pieces.get(index).source();
        int place = part == null ? 0 : block.parts().indexOf(part);
        return part == null
                        || place == 0
                        || !block.parts()
                                .get(place - 1)
                                .equals(pieces.get(index - 1).source())
                ? rendering.lineBreak()
                : lines.cut(block.parts().get(place - 1).end(), part.lead());
    }

    private String trivia(Part part) {
        return lines.cut(part.lead(), Math.max(part.lead(), lines.begin(part.start())));
    }

    private String withoutBlankLines(String trivia) {
        return trivia.replaceFirst("^(?:[ \\t]*(?:\r\n|\n|\r))+", "");
    }

    /// Comments above a removed part, except those right above it, for the next remaining part.
    private Map<Part, String> leftComments(List<Piece> pieces) {
        Set<Part> kept =
                pieces.stream().map(Piece::source).filter(Objects::nonNull).collect(Collectors.toSet());
        var left = new HashMap<Part, String>();
        var open = new StringBuilder();
        for (Part part : block.parts()) {
            if (kept.contains(part)) {
                left.put(part, open.toString());
                open.setLength(0);
            } else {
                rendering.touch(part.node());
                open.append(notRightAbove(trivia(part)));
            }
        }
        below = open.isEmpty() ? "" : rendering.lineBreak() + open.toString().stripTrailing();
        return left;
    }

    private String notRightAbove(String trivia) {
        List<String> above =
                LINE.matcher(trivia).results().map(MatchResult::group).toList();
        int end = above.size();
        while (end > 0 && !above.get(end - 1).isBlank()) {
            end--;
        }
        while (end > 0 && above.get(end - 1).isBlank()) {
            end--;
        }
        return String.join("", above.subList(0, end));
    }
}
