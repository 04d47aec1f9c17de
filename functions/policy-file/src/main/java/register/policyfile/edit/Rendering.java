package register.policyfile.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.policyfile.PolicyYamlText;
import register.policyfile.edit.SourceNode.Part;

/// Writes a source's new values, keeping the source's own notation for unchanged ones.
final class Rendering {
    /// A comment on a line without a value. An anchor may precede it, and may contain the sign itself.
    private static final Pattern COMMENT = Pattern.compile("(?:^|[ \\t])(#.*)");

    private final SourceLines lines;
    private final String lineBreak;
    private final Set<String> writtenOut;
    private final boolean brief;
    private final Set<String> touched = new HashSet<>();

    /// @param writtenOut the anchors whose aliases are written out
    /// @param brief true if each new value is on one line, since a comment with a deep indent below a folded text
    ///     would be part of the text
    Rendering(String text, Set<String> writtenOut, boolean brief) {
        lines = new SourceLines(text);
        lineBreak = lines.lineBreak();
        this.writtenOut = writtenOut;
        this.brief = brief;
    }

    /// The anchors of changed and removed values.
    Set<String> touched() {
        return touched;
    }

    String document(SourceNode root, Json.Obj after) {
        String text = switch (root) {
            case SourceNode.Block block when !after.members().isEmpty() -> block(block, after);
            case SourceNode.Flow flow -> flow(flow, after);
            default -> broken(PolicyYaml.write(after, Map.of()).stripTrailing());
        };
        return lines.text().substring(0, root.start()) + text + lines.text().substring(root.end());
    }

    boolean keeps(SourceNode node, Json after) {
        return node.value().equals(after)
                && (writtenOut.isEmpty()
                        || node.all()
                                .noneMatch(one ->
                                        one instanceof SourceNode.Alias alias && writtenOut.contains(alias.target())));
    }

    void touch(SourceNode node) {
        node.all().map(SourceNode::anchor).filter(name -> !name.isEmpty()).forEach(touched::add);
    }

    private void touchOne(SourceNode node) {
        if (!node.anchor().isEmpty()) {
            touched.add(node.anchor());
        }
    }

    private String broken(String generated) {
        return generated.replace("\n", lineBreak);
    }

    String lineBreak() {
        return lineBreak;
    }

    String cut(int from, int to) {
        return lines.cut(from, to);
    }

    private String block(SourceNode.Block block, Json after) {
        touchOne(block);
        var parts = new BlockParts(this, lines, block);
        return after instanceof Json.Obj object ? parts.fields(object) : parts.items((Json.Arr) after);
    }

    private String flow(SourceNode.Flow flow, Json after) {
        touchOne(flow);
        return new FlowParts(this, lines, flow).text(after);
    }

    /// A part of a block, from its start to its end.
    ///
    /// @param column of its start
    String blockPart(Part part, Json after, int column) {
        SourceNode node = part.node();
        if (keeps(node, after)) {
            return lines.cut(part.start(), part.end());
        }
        boolean same = isEmpty(after)
                ? node instanceof SourceNode.Flow && sameKind(node.value(), after)
                : sameKind(node.value(), after);
        if (same && node instanceof SourceNode.Block block) {
            return lines.cut(part.start(), block.start()) + block(block, after) + lines.cut(block.end(), part.end());
        }
        if (same && node instanceof SourceNode.Flow flow && !isEmpty(node.value())) {
            return lines.cut(part.start(), flow.start()) + flow(flow, after) + lines.cut(flow.end(), part.end());
        }
        if (part.isSigned() && isScalar(after) && !(node instanceof SourceNode.Block) && isScalar(node.value())) {
            touchOne(node);
            return scalarPart(part, after, column);
        }
        touch(node);
        return anew(part, after, column);
    }

    private String scalarPart(Part part, Json after, int column) {
        SourceNode node = part.node();
        String text = broken(
                brief ? ScalarText.inFlow(node, after) : ScalarText.inBlock(node, after, " ".repeat(column + 2)));
        String before = lines.cut(part.start(), node.start());
        String blank = before.endsWith(" ") || before.endsWith("\n") || before.endsWith("\t") || before.endsWith("\r")
                ? ""
                : " ";
        return before + blank + withRest(text, lines.cut(node.end(), part.end()));
    }

    /// Puts the rest of the old line after the new text's first line.
    private String withRest(String text, String rest) {
        int line = text.indexOf(lineBreak);
        int restLine = rest.indexOf(lineBreak);
        String comment = restLine < 0 ? rest : rest.substring(0, restLine);
        String further = restLine < 0 ? "" : rest.substring(restLine);
        return line < 0 ? text + rest : text.substring(0, line) + comment + text.substring(line) + further;
    }

    /// The part with a new value, keeping its name and the comments beside and within it.
    private String anew(Part part, Json after, int column) {
        String indent = " ".repeat(column);
        String fresh = part.isItem() ? item(after, indent) : field(part.name(), after, indent);
        if (!part.isItem() && part.isSigned()) {
            String name = field(part.name(), Json.Null.NULL, indent);
            fresh = lines.cut(part.start(), part.from()) + fresh.substring(name.length() - " null".length());
        }
        return withRest(fresh, comments(part, indent));
    }

    String field(String name, Json value, String indent) {
        return brief
                ? PolicyYamlText.plainOrQuoted(name) + ": " + PolicyYamlText.inline(value)
                : broken(PolicyYaml.field(name, value, indent));
    }

    String item(Json value, String indent) {
        return brief ? "- " + PolicyYamlText.inline(value) : broken(PolicyYaml.item(value, indent));
    }

    /// The comments of a part whose value is rewritten, the first beside it, each other on a line of its own.
    private String comments(Part part, String indent) {
        var gaps = new ArrayList<String>();
        SourceNode node = part.node();
        int from = part.isSigned() ? part.from() : part.end();
        gaps.add(lines.cut(from, Math.max(from, node.start())));
        if (node instanceof SourceNode.Scalar scalar) {
            gaps.add(scalar.comment());
        }
        if (node instanceof SourceNode.Block block) {
            block.parts().forEach(inner -> gaps.add(lines.cut(inner.lead(), inner.start())));
        }
        gaps.add(lines.cut(Math.min(Math.max(from, node.end()), part.end()), part.end()));
        List<String> comments = gaps.stream()
                .flatMap(String::lines)
                .map(COMMENT::matcher)
                .filter(Matcher::find)
                .map(comment -> comment.group(1).strip())
                .toList();
        return comments.isEmpty() ? "" : " " + String.join(lineBreak + indent, comments);
    }
    /// A value within brackets or braces.
    String flowValue(SourceNode node, Json after) {
        if (keeps(node, after)) {
            return lines.cut(node.start(), node.end());
        }
        if (node instanceof SourceNode.Flow flow && flow.bracketed() && sameKind(node.value(), after)) {
            return flow(flow, after);
        }
        touch(node);
        return ScalarText.inFlow(node, after);
    }

    static boolean isScalar(Json value) {
        return !(value instanceof Json.Obj) && !(value instanceof Json.Arr);
    }

    static boolean isEmpty(Json value) {
        return value.equals(Json.object().build()) || value.equals(Json.array(List.of()));
    }

    private static boolean sameKind(Json one, Json other) {
        return !isScalar(one) && one.getClass().equals(other.getClass());
    }
}
