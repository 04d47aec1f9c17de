package register.policyfile.edit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import register.json.Json;
import register.policyfile.YamlReader;
import register.policyfile.edit.SourceNode.Part;

/// Finds the position of each value in a source, which is known to be YAML within the limits.
final class NodeReader {
    private final SourceLines lines;
    private final Iterator<Event> events;
    /// Offsets by code point, the engine's unit of counting.
    private final int[] offsets;

    private NodeReader(String text) {
        lines = new SourceLines(text);
        events = YamlReader.events(text);
        offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0, at = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
    }

    /// @param value the value of the source as read
    static SourceNode read(String text, Json value) {
        var reader = new NodeReader(text);
        reader.events.next();
        reader.events.next();
        Event root = reader.events.next();
        int start = reader.start(root);
        return reader.node(root, value, isBlock(root) ? reader.lines.begin(start) : start);
    }

    private SourceNode node(Event event, @Nullable Json value, int from) {
        Json reads = value == null ? Json.Null.NULL : value;
        if (event instanceof AliasEvent alias) {
            return new SourceNode.Alias(
                    start(event), end(event), reads, alias.getAlias().getValue());
        }
        NodeEvent node = (NodeEvent) event;
        String anchor = node.getAnchor().map(name -> name.getValue()).orElse("");
        int content = pastProperties(node, from);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, reads, anchor, content);
        }
        return isBlock(event)
                ? block((CollectionStartEvent) event, reads, anchor, content)
                : flow((CollectionStartEvent) event, reads, anchor, content);
    }

    private static boolean isBlock(Event event) {
        return event instanceof CollectionStartEvent start && !start.isFlow();
    }

    /// The position after the indicator, or after anchor and tag if there are any.
    private int pastProperties(NodeEvent event, int from) {
        boolean tagged = event instanceof ScalarEvent scalar
                ? scalar.getTag().isPresent()
                : event instanceof CollectionStartEvent start && start.getTag().isPresent();
        int properties = (event.getAnchor().isPresent() ? 1 : 0) + (tagged ? 1 : 0);
        int at = from;
        for (int i = 0; i < properties; i++) {
            at = lines.pastGap(at);
            while (at < lines.text().length()
                    && " \t\r\n,[]{}".indexOf(lines.text().charAt(at)) < 0) {
                at++;
            }
        }
        return at;
    }

    private SourceNode scalar(ScalarEvent scalar, Json value, String anchor, int content) {
        boolean empty = scalar.getValue().isEmpty() && scalar.isPlain();
        int start = Math.min(empty ? content : Math.max(start(scalar), lines.pastGap(content)), end(scalar));
        int end = end(scalar);
        ScalarStyle style = scalar.getScalarStyle();
        if (style != ScalarStyle.FOLDED && style != ScalarStyle.LITERAL) {
            return new SourceNode.Scalar(
                    start, end, value, anchor, style.toString().equals(":") ? "" : style.toString(), 0);
        }
        while (end > start && Character.isWhitespace(lines.text().charAt(end - 1))) {
            end--;
        }
        String header = lines.cut(start, lines.end(start));
        int firstLine = lines.after(lines.end(start));
        while (firstLine < end && lines.pastBlanks(firstLine) == lines.end(firstLine)) {
            firstLine = lines.after(lines.end(firstLine));
        }
        int column = firstLine < end ? lines.pastBlanks(firstLine) - firstLine : 0;
        return new SourceNode.Scalar(start, end, value, anchor, header, column);
    }

    private SourceNode block(CollectionStartEvent event, Json value, String anchor, int from) {
        boolean ownLine = lines.endsAt(from) || from == lines.begin(from);
        int start = ownLine && from != lines.begin(from) ? lines.after(lines.end(from)) : from;
        start = ownLine ? start : lines.pastBlanks(start);
        var parts = new ArrayList<Part>();
        var names = new HashSet<String>();
        boolean list = event.getEventId() == Event.ID.SequenceStart;
        int lead = start;
        int column = 0;
        for (Event next = events.next(); !isEnd(next); next = events.next()) {
            boolean inline = parts.isEmpty() && !ownLine;
            int at = inline ? start : lines.pastBlanks(lines.pastTrivia(lead));
            column = parts.isEmpty() ? lines.column(at) : column;
            Part part = list ? item(next, value, parts.size(), lead, at, at + 1) : field(next, value, names, lead, at);
            int end = pastOwnComments(lines.end(Math.max(part.end(), part.node().end())), column);
            parts.add(new Part(part.lead(), part.start(), part.from(), end, part.field(), part.counts(), part.node()));
            lead = lines.after(end);
        }
        return new SourceNode.Block(start, parts.getLast().end(), value, anchor, ownLine, column, List.copyOf(parts));
    }

    /// Skips the comments that belong to a part: those below it with a deeper indent.
    private int pastOwnComments(int lineEnd, int column) {
        int end = lineEnd;
        for (int next = lines.after(end); next > end && lines.isComment(next); next = lines.after(end)) {
            if (lines.pastBlanks(next) - next <= column) {
                break;
            }
            end = lines.end(next);
        }
        return end;
    }

    private SourceNode flow(CollectionStartEvent event, Json value, String anchor, int from) {
        int start = Math.max(start(event), lines.pastGap(from));
        boolean list = event.getEventId() == Event.ID.SequenceStart;
        boolean bracketed = lines.text().charAt(start) == (list ? '[' : '{');
        var parts = new ArrayList<Part>();
        var names = new HashSet<String>();
        int last = bracketed ? start + 1 : start;
        Event next = events.next();
        for (; !isEnd(next); next = events.next()) {
            int at = Math.max(
                    lines.pastGap(last), Math.min(start(next), lines.text().length()));
            if (!list && !parts.isEmpty() && isRest(next, value)) {
                parts.add(withRest(parts.removeLast(), end(next)));
                events.next();
                last = parts.getLast().end();
                continue;
            }
            Part part = list
                    ? item(next, value, parts.size(), at, start(next), start(next))
                    : field(next, value, names, at, start(next));
            parts.add(part);
            last = part.end();
        }
        return new SourceNode.Flow(start, Math.max(end(next), last), value, anchor, bracketed, List.copyOf(parts));
    }

    /// True if it is the rest of the text before it, cut at a comma.
    private static boolean isRest(Event name, @Nullable Json object) {
        return name instanceof ScalarEvent scalar
                && object instanceof Json.Obj fields
                && fields.get(Normalizer.normalize(scalar.getValue(), Normalizer.Form.NFC)) == null;
    }

    private static Part withRest(Part part, int end) {
        SourceNode node = part.node();
        return new Part(
                part.lead(),
                part.start(),
                part.from(),
                end,
                part.field(),
                part.counts(),
                new SourceNode.Scalar(node.start(), end, node.value(), node.anchor(), "", 0));
    }

    private Part item(Event event, Json list, int index, int lead, int start, int from) {
        Json value = list instanceof Json.Arr array ? array.items().get(index) : null;
        SourceNode node = node(event, value, from);
        return new Part(lead, start, from, node.end(), null, true, node);
    }

    private Part field(Event key, Json object, Set<String> names, int lead, int start) {
        String name = Normalizer.normalize(((ScalarEvent) key).getValue(), Normalizer.Form.NFC);
        boolean counts = names.add(name);
        int colon = lines.pastGap(end(key));
        boolean signed = colon < lines.text().length() && lines.text().charAt(colon) == ':';
        int from = signed ? colon + 1 : end(key);
        Json value = counts && object instanceof Json.Obj fields ? fields.get(name) : null;
        SourceNode node = node(events.next(), value, from);
        return new Part(lead, start, signed ? from : -1, Math.max(from, node.end()), name, counts, node);
    }

    private static boolean isEnd(Event event) {
        return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
    }

    private int start(Event event) {
        return offset(event.getStartMark().orElseThrow());
    }

    private int end(Event event) {
        return offset(event.getEndMark().orElseThrow());
    }

    private int offset(Mark mark) {
        return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }
}
