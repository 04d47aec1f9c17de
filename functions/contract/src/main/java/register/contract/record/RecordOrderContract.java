package register.contract.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.UnderContract;
import register.record.Ending;
import register.record.Key;
import register.record.Range;
import register.record.Records;

/// `Records`: listing and finding records, independent of their kind.
public interface RecordOrderContract extends UnderContract {
    /// Key parts that look like an engine's separators, or have a meaning in a query.
    List<String> HOSTILE = List.of(
            "a",
            "a#b",
            "a%23b",
            "a%",
            "a_",
            "b#",
            "#",
            "-",
            "*",
            "'; DROP TABLE record; --",
            "\"",
            "ä",
            "\uffee",
            "\ud83d\ude00",
            " ",
            "A",
            "$",
            "SAMPLES",
            "x".repeat(200));

    @Test
    @DisplayName("a partition is listed in order, page by page, forwards and backwards, without records of other "
            + "partitions")
    default void listsPartitionsByPages() {
        Records records = engine().records();
        for (String group : List.of("group", "group#", "groups", "grou", "group%23")) {
            for (String id : List.of("b", "a", "ab", "aa", "c")) {
                assertTrue(records.add(
                        SampleRecord.KIND, SampleRecord.of(group, id).about(group)));
            }
        }
        assertEquals(List.of("a", "aa", "ab", "b", "c"), ids(listed(Range.ALL)));
        assertEquals(List.of("a", "aa"), ids(listed(Range.first(2))));
        assertEquals(List.of("ab", "b"), ids(listed(Range.first(2).from("aa"))));
        assertEquals(List.of("b", "c"), ids(listed(Range.first(9).from("ac"))), "after a position without a record");
        assertEquals(List.of(), ids(listed(Range.first(9).from("c"))));
        assertEquals(List.of("c", "b"), ids(listed(Range.last(2))));
        assertEquals(List.of("ab", "aa"), ids(listed(Range.last(2).from("b"))));
        assertEquals(List.of("a", "aa", "ab"), ids(listed(Range.beginning("a"))));
        assertEquals(List.of("aa", "ab"), ids(listed(Range.beginning("a").from("a"))));
        assertEquals(List.of(), ids(listed(Range.beginning("d"))));
        assertEquals(List.of(), records.list(SampleRecord.KIND, Key.joined("none"), Range.ALL));
        assertEquals(List.of(), records.list(SampleRecord.OTHER, Key.joined("group"), Range.ALL));
    }

    @Test
    @DisplayName("records listed under a value are found in order, page by page, and follow each change")
    default void findsWhatIsListed() {
        Records records = engine().records();
        for (String group : List.of("one", "two")) {
            for (String id : List.of("b", "a", "c")) {
                assertTrue(records.add(
                        SampleRecord.KIND, SampleRecord.of(group, id).about("topic")));
            }
        }
        assertTrue(records.add(SampleRecord.KIND, SampleRecord.of("one", "d").about("topics")));
        assertTrue(records.add(SampleRecord.KIND, SampleRecord.of("one", "e")));
        List<String> all = List.of("a one", "a two", "b one", "b two", "c one", "c two");
        SampleRecord.eventually(all, () -> places(records.found(SampleRecord.KIND, "topic", Range.ALL)));
        assertEquals(all.reversed().subList(0, 3), places(records.found(SampleRecord.KIND, "topic", Range.last(3))));
        assertEquals(
                List.of("b one", "b two"),
                places(records.found(SampleRecord.KIND, "topic", Range.beginning(Key.beginning("b")))));
        assertEquals(
                List.of("b two", "c one"),
                places(records.found(SampleRecord.KIND, "topic", Range.first(2).from("b#one"))));
        assertEquals(List.of(), records.found(SampleRecord.OTHER, "topic", Range.ALL));
        assertTrue(
                records.replace(SampleRecord.KIND, SampleRecord.of("one", "a").next()));
        assertTrue(records.replace(
                SampleRecord.KIND, SampleRecord.of("two", "a").next().about("topics")));
        assertTrue(records.remove(SampleRecord.KIND, SampleRecord.key("one", "c")));
        SampleRecord.eventually(
                List.of("b one", "b two", "c two"), () -> places(records.found(SampleRecord.KIND, "topic", Range.ALL)));
        SampleRecord.eventually(
                List.of("a two", "d one"), () -> places(records.found(SampleRecord.KIND, "topics", Range.ALL)));
    }

    @Test
    @DisplayName(
            "due records are found from their millisecond on, the longest due first, until they are no longer " + "due")
    default void findsDueRecords() {
        Records records = engine().records();
        SampleRecord first = SampleRecord.of("z", "first").dueAt(SampleRecord.DUE_AT.minusMillis(1));
        SampleRecord second = SampleRecord.of("b", "second").dueAt(SampleRecord.DUE_AT.plusNanos(999_999));
        SampleRecord third = SampleRecord.of("a", "third").dueAt(SampleRecord.DUE_AT.plusSeconds(1));
        for (SampleRecord sample : List.of(third, second, first, SampleRecord.of("a", "never"))) {
            assertTrue(records.add(SampleRecord.KIND, sample));
        }
        assertTrue(records.add(SampleRecord.OTHER, second.saying("of another kind")));
        SampleRecord.eventually(List.of(first, second, third), () -> due(SampleRecord.DUE_AT.plusSeconds(1), 9));
        assertEquals(List.of(first, second), due(SampleRecord.DUE_AT, 9));
        assertEquals(List.of(first), due(SampleRecord.DUE_AT, 1));
        assertEquals(List.of(first), due(SampleRecord.DUE_AT.minusMillis(1), 9));
        assertEquals(List.of(), due(SampleRecord.DUE_AT.minusMillis(2), 9));
        SampleRecord claimed = first.next().dueAt(SampleRecord.DUE_AT.plusSeconds(60));
        assertTrue(records.replace(SampleRecord.KIND, claimed));
        assertTrue(records.replace(SampleRecord.KIND, second.next().dueAt(null)));
        SampleRecord.eventually(List.of(), () -> due(SampleRecord.DUE_AT, 9));
        SampleRecord.eventually(List.of(third, claimed), () -> due(SampleRecord.DUE_AT.plusSeconds(60), 9));
        assertTrue(records.remove(SampleRecord.KIND, SampleRecord.KIND.key(third)));
        SampleRecord.eventually(List.of(claimed), () -> due(SampleRecord.DUE_AT.plusSeconds(60), 1));
    }

    @Test
    @DisplayName(
            "records whose retention ends are found by stage and event, earliest first, once each, while being changed")
    default void findsWhatEnds() {
        Records records = engine().records();
        Instant at = SampleRecord.DUE_AT;
        List<SampleRecord> all = IntStream.range(0, 250)
                .mapToObj(number -> SampleRecord.of("group" + number % 7, Key.number(number))
                        .ending(new Ending("mail", at.plusNanos(number / 3))))
                .toList();
        all.forEach(sample -> records.put(SampleRecord.KIND, sample));
        records.put(SampleRecord.KIND, SampleRecord.of("a", "another stage").ending(new Ending("mails", at)));
        records.put(SampleRecord.KIND, SampleRecord.of("a", "never"));
        records.put(SampleRecord.OTHER, SampleRecord.of("a", "of another kind").ending(new Ending("mail", at)));
        var first = new Ending("mail", Instant.MIN);
        SampleRecord.eventually(
                List.of(250, 250),
                () -> List.of(
                        ended(first, at.plusNanos(83)).size(),
                        ended(first, at.plusSeconds(9)).size()));
        assertEquals(Set.copyOf(all.subList(0, 3)), Set.copyOf(ended(first, at)));
        assertEquals(List.of(), ended(first, at.minusNanos(1)));
        assertEquals(
                all.subList(240, 250).size(),
                ended(new Ending("mail", at.plusNanos(80)), at.plusNanos(90)).size());
        var seen = new ArrayList<SampleRecord>();
        records.ended(SampleRecord.KIND, first, at.plusNanos(90), sample -> {
            seen.add(sample);
            assertTrue(records.replace(SampleRecord.KIND, sample.next().ending(new Ending("all", at))));
        });
        assertEquals(Set.copyOf(all), Set.copyOf(seen));
        assertEquals(250, seen.size());
        assertEquals(
                seen.stream()
                        .map(sample -> Objects.requireNonNull(sample.ending()).since())
                        .sorted()
                        .toList(),
                seen.stream()
                        .map(sample -> Objects.requireNonNull(sample.ending()).since())
                        .toList());
        SampleRecord.eventually(List.of(), () -> ended(first, at.plusSeconds(9)));
        SampleRecord.eventually(250, () -> ended(new Ending("all", at), at).size());
    }

    private List<SampleRecord> ended(Ending from, Instant until) {
        return SampleRecord.ended(engine().records(), SampleRecord.KIND, from, until);
    }

    @Test
    @DisplayName("many records due at once each come once, page by page, while processed ones move on")
    default void drainsWhatIsDue() {
        Records records = engine().records();
        List<SampleRecord> all = IntStream.range(0, 60)
                .mapToObj(number -> SampleRecord.of("group" + number % 7, Key.number(number))
                        .dueAt(SampleRecord.DUE_AT))
                .toList();
        all.forEach(sample -> assertTrue(records.add(SampleRecord.KIND, sample)));
        var seen = new ArrayList<String>();
        SampleRecord.eventually(60, () -> due(SampleRecord.DUE_AT, 100).size());
        for (List<SampleRecord> page = due(SampleRecord.DUE_AT, 25);
                !page.isEmpty();
                page = due(SampleRecord.DUE_AT, 25)) {
            page.stream()
                    .filter(sample -> records.replace(
                            SampleRecord.KIND, sample.next().dueAt(SampleRecord.DUE_AT.plusSeconds(60))))
                    .forEach(sample -> seen.add(sample.id()));
        }
        assertEquals(
                all.stream().map(SampleRecord::id).toList(),
                seen.stream().sorted().toList());
    }

    @Test
    @DisplayName("no text in a key reaches another record, however an engine treats its characters")
    default void keepsHostileKeysApart() {
        Records records = engine().records();
        var all = new ArrayList<SampleRecord>();
        for (String group : HOSTILE) {
            for (String id : HOSTILE.subList(0, 8)) {
                SampleRecord sample = SampleRecord.of(group, id).about(id).saying(group + " / " + id);
                all.add(sample);
                assertTrue(records.add(SampleRecord.KIND, sample), () -> group + " / " + id);
            }
        }
        all.forEach(sample -> assertEquals(
                Optional.of(sample), engine().records().find(SampleRecord.KIND, SampleRecord.KIND.key(sample))));
        for (String group : HOSTILE) {
            assertEquals(
                    HOSTILE.subList(0, 8).stream().sorted().toList(),
                    ids(records.list(SampleRecord.KIND, Key.joined(group), Range.ALL)).stream()
                            .sorted()
                            .toList(),
                    group);
        }
        for (String id : HOSTILE.subList(0, 8)) {
            SampleRecord.eventually(
                    HOSTILE.stream().sorted().toList(),
                    () -> records.found(SampleRecord.KIND, Key.joined(id), Range.ALL).stream()
                            .map(SampleRecord::group)
                            .sorted()
                            .toList());
        }
        assertTrue(records.remove(SampleRecord.KIND, SampleRecord.key("a#b", "a")));
        assertEquals(
                all.size() - 1,
                all.stream()
                        .filter(sample -> engine().records()
                                .find(SampleRecord.KIND, SampleRecord.KIND.key(sample))
                                .isPresent())
                        .count());
    }

    @Test
    @DisplayName("keys are in the order of their UTF-8 bytes on every engine")
    default void ordersByBytes() {
        Records records = engine().records();
        List<String> ids = List.of("-", "0", "A", "a", "ä", "\uffee", "\ud83d\ude00");
        ids.reversed().forEach(id -> assertTrue(records.add(SampleRecord.KIND, SampleRecord.of("group", id))));
        assertEquals(ids, ids(listed(Range.ALL)));
        assertEquals(ids.reversed(), ids(listed(Range.last(9))));
    }

    private List<SampleRecord> due(Instant now, int limit) {
        return engine().records().due(SampleRecord.KIND, now, limit);
    }

    private List<SampleRecord> listed(Range range) {
        return engine().records().list(SampleRecord.KIND, Key.joined("group"), range);
    }

    private static List<String> ids(List<SampleRecord> samples) {
        return samples.stream().map(SampleRecord::id).toList();
    }

    private static List<String> places(List<SampleRecord> samples) {
        return samples.stream()
                .map(sample -> sample.id() + " " + sample.group())
                .toList();
    }
}
