package register.policyfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import register.json.Json;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// Reads YAML 1.2 from the parser's events, so that every value has its line, nesting is limited, and an alias is
/// counted before it is followed.
public final class YamlReader {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 100;
    /// The longest name that YAML 1.2 (section 7.4.2) allows without `?`.
    private static final int MAX_NAME = 1024;
    /// The weight of all values, with aliases followed; a value weighs its characters plus 80.
    private static final long MAX_WEIGHT = 2L * PolicyFile.MAX_BYTES;

    private static final int VALUE_WEIGHT = 80;

    private record Anchored(Json value, long weight) {}

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long weight;
    private int aliases;
    private int lastLine = 1;

    private YamlReader(String text) {
        events = events(text);
    }

    /// The events of a text, counted in code points.
    public static Iterator<Event> events(String text) {
        // One buffer for the whole text: the engine copies the rest of its buffer at each read, which takes many
        // seconds over a long line.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(PolicyFile.MAX_BYTES)
                .setBufferSize(text.length() + 1)
                .setParseComments(false)
                .build();
        return new Parse(settings).parseString(text).iterator();
    }

    static SourceDocument read(String text) throws FileRefusedException {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYamlEngineException e) {
            throw notYaml(text, e);
        } catch (YamlEngineException e) {
            throw new FileRefusedException(
                    0,
                    new Problem("", "", FileWords.say("not-yaml", Problem.printable(String.valueOf(e.getMessage())))));
        }
    }

    /// The next event. Some bytes, such as an escape that is not a character, make the engine fail in its own ways.
    private Event next() throws FileRefusedException {
        try {
            Event event = events.next();
            lastLine = event.getEndMark().map(mark -> mark.getLine() + 1).orElse(lastLine);
            return event;
        } catch (YamlEngineException e) {
            throw e;
        } catch (RuntimeException e) {
            String why = Problem.printable(String.valueOf(e.getMessage()));
            throw new FileRefusedException(lastLine, new Problem("", "", FileWords.say("not-yaml-below", why)));
        }
    }

    private static FileRefusedException notYaml(String text, MarkedYamlEngineException e) {
        Optional<YamlSlips.Slip> slip = YamlSlips.of(text, e);
        if (slip.isPresent()) {
            Mark at = slip.get().at();
            return new FileRefusedException(
                    at.getLine() + 1,
                    new Problem(
                            "",
                            "",
                            FileWords.say(
                                    "not-yaml-column",
                                    at.getColumn() + 1,
                                    slip.get().what())));
        }
        Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
        String why = Problem.printable(e.getProblem());
        Sentence expected =
                mark.map(at -> notYaml(e, at.getColumn() + 1, why)).orElseGet(() -> FileWords.say("not-yaml", why));
        return new FileRefusedException(mark.map(at -> at.getLine() + 1).orElse(0), new Problem("", "", expected));
    }

    private static Sentence notYaml(MarkedYamlEngineException e, int column, String why) {
        return e.getContextMark()
                .filter(_ -> e.getContext() != null)
                .map(from -> FileWords.say(
                        "not-yaml-from", column, why, Problem.printable(e.getContext()), from.getLine() + 1))
                .orElseGet(() -> FileWords.say("not-yaml-column", column, why));
    }

    private SourceDocument document() throws FileRefusedException {
        next();
        if (next().getEventId() == Event.ID.StreamEnd) {
            throw new FileRefusedException(1, new Problem("", "", FileWords.say("empty")));
        }
        Json value = value(next(), "", 0);
        next();
        Event after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw fatal(after, "", "---", "second-document");
        }
        if (value == Json.Null.NULL) {
            throw new FileRefusedException(1, new Problem("", "", FileWords.say("empty")));
        }
        return new SourceDocument(value, lines, problems);
    }

    private Json value(Event event, String path, int depth) throws FileRefusedException {
        lines.putIfAbsent(path, line(event));
        if (event instanceof AliasEvent alias) {
            return alias(alias, path);
        }
        long before = weight;
        Json value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, path);
            case CollectionStartEvent start -> collection(start, path, depth + 1);
            default -> throw new IllegalStateException("unexpected " + event.getEventId());
        };
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get(), new Anchored(value, weight - before));
        }
        return value;
    }

    private Json collection(CollectionStartEvent start, String path, int depth) throws FileRefusedException {
        add(VALUE_WEIGHT, start, path);
        if (depth > MAX_DEPTH) {
            throw fatal(start, path, "", "too-deep", MAX_DEPTH);
        }
        if (start.getTag().isPresent()) {
            problems.add(new Problem(path, start.getTag().get(), FileWords.say("no-tag")));
        }
        return start.getEventId() == Event.ID.SequenceStart ? sequence(path, depth) : mapping(start, path, depth);
    }

    private Json sequence(String path, int depth) throws FileRefusedException {
        var items = new ArrayList<Json>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event, PlacePaths.item(path, items.size()), depth));
        }
        return new Json.Arr(items);
    }

    private Json mapping(CollectionStartEvent start, String path, int depth) throws FileRefusedException {
        var members = new TreeMap<String, Json>();
        String before = null;
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Event of = event instanceof ScalarEvent ? next() : event;
            if (before != null && start.isFlow() && YamlSlips.isRest(event, of)) {
                rest((ScalarEvent) event, members, before, path);
                continue;
            }
            String name = name(event, path);
            String place = PlacePaths.below(path, Problem.printable(name));
            boolean twice = members.containsKey(name);
            if (twice) {
                problems.add(
                        new Problem(place, "", FileWords.say("twice", String.valueOf(lines.get(place)), line(event))));
            } else {
                lines.put(place, line(event));
            }
            Json value = value(of, place, depth);
            members.putIfAbsent(name, value);
            before = !twice && YamlSlips.isPlain(of) && value instanceof Json.Str ? name : null;
        }
        return new Json.Obj(members);
    }

    /// Rejoins the part of a text after a comma, which YAML takes for a name without a value.
    private void rest(ScalarEvent rest, Map<String, Json> members, String before, String path)
            throws FileRefusedException {
        String text = members.get(before) instanceof Json.Str(String some) ? some : "";
        String whole = text + ", " + Scalars.text(rest.getValue());
        add(VALUE_WEIGHT + whole.length(), rest, path);
        members.put(before, Json.of(whole));
        String place = PlacePaths.below(path, Problem.printable(before));
        problems.removeIf(problem -> problem.path().equals(place));
        problems.add(new Problem(place, whole, FileWords.say("own-meaning", ",")));
    }

    private String name(Event event, String path) throws FileRefusedException {
        if (!(event instanceof ScalarEvent scalar)) {
            throw fatal(event, path, "", "text-as-name");
        }
        String text = Scalars.text(scalar.getValue());
        if (text.length() > MAX_NAME) {
            throw fatal(event, path, text, "long-name", text.length(), MAX_NAME);
        }
        add(VALUE_WEIGHT + text.length(), event, path);
        if (scalar.getTag().isPresent() || (scalar.isPlain() && !Scalars.isText(text))) {
            throw fatal(event, path, text, "quoted-name");
        }
        return text;
    }

    private Json scalar(ScalarEvent scalar, String path) throws FileRefusedException {
        add(VALUE_WEIGHT + scalar.getValue().length(), scalar, path);
        if (scalar.getTag().isPresent()) {
            problems.add(new Problem(path, scalar.getTag().get(), FileWords.say("no-tag")));
        }
        if (scalar.isPlain()) {
            return Scalars.plain(scalar.getValue(), path, problems);
        }
        boolean block = scalar.isFolded() || scalar.isLiteral();
        return Scalars.quoted(block ? scalar.getValue().stripTrailing() : scalar.getValue(), path, problems);
    }

    private Json alias(AliasEvent alias, String path) throws FileRefusedException {
        String name = "*" + alias.getAlias().getValue();
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw fatal(alias, path, name, "alias-before");
        }
        if (++aliases > MAX_ALIASES) {
            throw fatal(alias, path, name, "aliases", MAX_ALIASES);
        }
        if (weight + anchored.weight() > MAX_WEIGHT) {
            throw fatal(alias, path, name, "alias-weight");
        }
        weight += anchored.weight();
        return anchored.value();
    }

    private void add(long more, Event event, String path) throws FileRefusedException {
        weight += more;
        if (weight > MAX_WEIGHT) {
            throw fatal(event, path, "", "too-many-values");
        }
    }

    private static FileRefusedException fatal(Event event, String path, String value, String key, Object... arguments) {
        return new FileRefusedException(line(event), new Problem(path, value, FileWords.say(key, arguments)));
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
