package register.importing.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import register.importing.source.RefusedSourceException;

/// Reads YAML 1.2 from the parser's events: no scalar gets a type (`NO` stays the code of Norway), and an alias is
/// counted before it is followed. Several documents are the items of one array.
final class YamlData {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    /// Tags that only state a type.
    private static final String CORE = "tag:yaml.org,2002:";

    private static final Set<String> TYPES =
            Set.of("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "omap", "set");
    /// The key that merges the fields of another object (YAML 1.1).
    private static final String MERGE = "<<";

    private record Anchored(DataValue value, int values, long letters) {}

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final DataLimits limits = new DataLimits();
    private int values;
    private long letters;
    private int line = 1;

    private YamlData(Iterator<Event> events) {
        this.events = events;
    }

    static DataValue read(String text) throws RefusedSourceException {
        // One buffer for the whole text: the engine copies the rest of its buffer at each read.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_BYTES)
                .setBufferSize(text.length() + 1)
                .setParseComments(false)
                .build();
        var data = new YamlData(new Parse(settings).parseString(text).iterator());
        try {
            return data.documents();
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(data.line - 1);
            throw DataLimits.refused(at + 1, "not YAML: " + DataLimits.cut(String.valueOf(e.getProblem())));
        } catch (RuntimeException e) {
            // Some bytes, such as an escape that is not a character, make the engine fail in its own ways.
            throw DataLimits.refused(data.line, "not YAML: " + DataLimits.cut(String.valueOf(e.getMessage())));
        }
    }

    private DataValue documents() throws RefusedSourceException {
        var documents = new ArrayList<DataValue>();
        for (Event event = next(); event.getEventId() != Event.ID.StreamEnd; event = next()) {
            if (event.getEventId() == Event.ID.DocumentStart) {
                anchors.clear();
                DataValue value = value(next(), 0);
                if (!value.isEmpty()) {
                    documents.add(value);
                }
            }
        }
        return switch (documents.size()) {
            case 0 -> throw new RefusedSourceException("empty: expected YAML");
            case 1 -> documents.getFirst();
            default -> new DataValue.Items(documents.getFirst().line(), documents);
        };
    }

    private Event next() {
        Event event = events.next();
        line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
        return event;
    }

    private void add(long length) throws RefusedSourceException {
        limits.add(line, length);
        values++;
        letters += length;
    }

    private DataValue value(Event event, int depth) throws RefusedSourceException {
        int at = line;
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        DataLimits.depth(at, depth);
        int valuesBefore = values;
        long lettersBefore = letters;
        DataValue value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at);
            case CollectionStartEvent start when start.getEventId() == Event.ID.SequenceStart -> sequence(start, depth);
            case CollectionStartEvent start -> mapping(start, depth);
            default -> throw new YamlEngineException("unexpected " + event.getEventId());
        };
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get(), new Anchored(value, values - valuesBefore, letters - lettersBefore));
        }
        return value;
    }

    private DataValue alias(AliasEvent alias) throws RefusedSourceException {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw DataLimits.refused(
                    line, "*" + DataLimits.cut(alias.getAlias().getValue()) + ": expected an anchor above it");
        }
        limits.add(line, anchored.values(), anchored.letters());
        values += anchored.values();
        letters += anchored.letters();
        return anchored.value();
    }

    private DataValue scalar(ScalarEvent scalar, int at) throws RefusedSourceException {
        add(scalar.getValue().length());
        check(scalar.getTag().orElse(""), at);
        String text = scalar.isPlain() && NOTHING.contains(scalar.getValue()) ? "" : scalar.getValue();
        return new DataValue.Text(at, text);
    }

    private DataValue sequence(CollectionStartEvent start, int depth) throws RefusedSourceException {
        int at = line;
        add(0);
        check(start.getTag().orElse(""), at);
        var items = new ArrayList<DataValue>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event, depth + 1));
        }
        return new DataValue.Items(at, items);
    }

    private DataValue mapping(CollectionStartEvent start, int depth) throws RefusedSourceException {
        int at = line;
        add(0);
        check(start.getTag().orElse(""), at);
        Map<String, DataValue> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        Map<String, DataValue> merged = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            int named = line;
            if (!(event instanceof ScalarEvent scalar)) {
                throw DataLimits.refused(named, "an object or an array as a name: expected a text");
            }
            String name = scalar.getValue();
            add(name.length());
            DataValue value = value(next(), depth + 1);
            if (scalar.isPlain() && name.equals(MERGE)) {
                merge(value, merged);
                continue;
            }
            Integer before = lines.put(name, named);
            if (before != null) {
                throw DataLimits.twice(named, name, before);
            }
            fields.put(name, value);
        }
        merged.forEach(fields::putIfAbsent);
        return new DataValue.Fields(at, fields);
    }

    private static void merge(DataValue value, Map<String, DataValue> merged) {
        switch (value) {
            case DataValue.Fields object -> object.fields().forEach(merged::putIfAbsent);
            case DataValue.Items objects -> objects.objects().forEach(one -> merge(one, merged));
            case DataValue.Text _ -> {}
        }
    }

    private static void check(String tag, int at) throws RefusedSourceException {
        boolean type = tag.isEmpty()
                || tag.equals("!")
                || (tag.startsWith(CORE) && TYPES.contains(tag.substring(CORE.length())));
        if (!type) {
            throw DataLimits.refused(
                    at,
                    "the tag " + DataLimits.cut(tag) + ", which the import does not follow: expected the data"
                            + " itself");
        }
    }
}
