package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.json.Json;

/// A server with a true log that shows a list differing from it in any one member.
class ListLiesTest {
    @TempDir
    Path folder;

    private RichWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new RichWorld(folder, Instant.parse("2026-03-01T10:15:30Z"), null);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /// Each member changed, removed, repeated, or with another added: none of these follows from the log.
    @Test
    void noListFollowsFromTheLogThatDiffersInOneMember() throws IOException {
        assertNoneFollows(world.server, world.audit(), world.list(), world.clock.instant(), 700, name -> {
            boolean checked = !name.startsWith("added:") && !isWording(name);
            return checked ? List.of(Kind.OTHER_LIST, Kind.UNSIGNED_ENTRY) : List.of(Kind.NOT_CHECKED);
        });
    }

    /// @param least how many lies there are at least
    /// @param kinds of the findings for a lie of that name
    static void assertNoneFollows(
            LogServer server,
            LogReport audit,
            Json.Obj honest,
            Instant now,
            int least,
            Function<String, List<Kind>> kinds)
            throws IOException {
        LogWorld.assertVerified(audit);
        var lists = new DerivedLists(server, audit.standing(), Objects.requireNonNull(audit.shown()));
        assertEquals(List.of(), LogWorld.compared(server, audit, lists, honest, now));
        Map<String, Json> all = lies(honest);
        assertTrue(all.size() >= least, all.size() + " lies");
        var checks = new ArrayList<Executable>();
        all.forEach((name, lie) -> checks.add(() -> {
            List<AuditFinding> findings = LogWorld.compared(server, audit, lists, lie, now);
            assertFalse(findings.isEmpty(), name);
            assertTrue(kinds.apply(name).contains(findings.getFirst().kind()), name + ": " + findings.getFirst());
        }));
        assertAll(checks);
    }

    /// Each member of the list itself, for an audit of the whole log and for a follower.
    @Test
    void noSuchListIsVerifiedOrFollowed() throws IOException {
        LogWorld.assertVerified(world.follow());
        Json.Obj honest = world.list();
        var checks = new ArrayList<Executable>();
        lies(honest).forEach((name, lie) -> {
            if (name.matches("(missing|added): [a-zA-Z]*")) {
                checks.add(() -> {
                    world.shown.show(ShownLog.LIST, lie);
                    assertFalse(world.audit().verified(), name);
                    assertFalse(world.follow().verified(), name);
                });
            }
        });
        assertTrue(checks.size() >= 30, checks.size() + " members");
        assertAll(checks);
        world.shown.showWhatIsThere();
        LogWorld.assertVerified(world.audit());
        LogWorld.assertVerified(world.follow());
    }

    /// The register's own words, which another release may change: the second heading is the glossary's, and the
    /// second subprocessor was redacted.
    private static boolean isWording(String name) {
        return name.contains(": words")
                || name.endsWith(": origin.note")
                || name.endsWith(": categories[1].heading")
                || name.endsWith(": subprocessors[1].displayName")
                || name.matches(".*: announced\\[\\d+]\\.changes\\[\\d+]\\.(label|text)");
    }

    static Map<String, Json> lies(Json.Obj list) {
        var lies = new LinkedHashMap<String, Json>();
        lies(lies, "", list, changed -> changed);
        return lies;
    }

    /// @param within puts a value of this place into the list
    private static void lies(Map<String, Json> lies, String path, Json at, UnaryOperator<Json> within) {
        switch (at) {
            case Json.Obj(var members) -> {
                lies.put("added: " + path, within.apply(with(members, "unheardOf", Json.of("x"))));
                // The names of codes: checking the columns is enough.
                if (path.startsWith("words.")) {
                    return;
                }
                members.forEach((name, value) -> {
                    String below = path.isEmpty() ? name : path + "." + name;
                    lies.put("missing: " + below, within.apply(with(members, name, null)));
                    lies.put("null: " + below, within.apply(with(members, name, Json.Null.NULL)));
                    lies(lies, below, value, changed -> within.apply(with(members, name, changed)));
                });
            }
            case Json.Arr(var items) -> {
                lies.put("none: " + path, within.apply(Json.array(List.of(Json.of(0)))));
                for (int i = 0; i < items.size(); i++) {
                    int one = i;
                    lies.put("left out: " + path + "[" + i + "]", within.apply(without(items, i)));
                    lies.put("twice: " + path + "[" + i + "]", within.apply(twice(items, i)));
                    lies(lies, path + "[" + i + "]", items.get(i), changed -> within.apply(set(items, one, changed)));
                }
            }
            case Json.Str(var text) -> {
                lies.put("changed: " + path, within.apply(Json.of(text + "x")));
                lies.put("empty: " + path, within.apply(Json.of("")));
            }
            case Json.Num(var number) -> lies.put("changed: " + path, within.apply(Json.of(number + 1)));
            case Json.Bool bool -> lies.put("changed: " + path, within.apply(Json.of(bool == Json.Bool.FALSE)));
            case Json.Null _ -> throw new AssertionError(path);
        }
    }

    private static Json with(Map<String, Json> members, String name, @Nullable Json value) {
        var others = new TreeMap<>(members);
        others.remove(name);
        if (value != null) {
            others.put(name, value);
        }
        return new Json.Obj(others);
    }

    private static Json without(List<Json> items, int at) {
        var others = new ArrayList<>(items);
        others.remove(at);
        return new Json.Arr(others);
    }

    private static Json twice(List<Json> items, int at) {
        var others = new ArrayList<>(items);
        others.add(at, items.get(at));
        return new Json.Arr(others);
    }

    private static Json set(List<Json> items, int at, Json value) {
        var others = new ArrayList<>(items);
        others.set(at, value);
        return new Json.Arr(others);
    }
}
