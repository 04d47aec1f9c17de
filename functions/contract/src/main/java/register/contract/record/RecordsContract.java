package register.contract.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.record.Key;
import register.record.Range;
import register.record.Records;

/// `Records`: adding, changing and removing records, independent of their kind.
public interface RecordsContract extends UnderContract {
    @Test
    @DisplayName("a record is added once, reads back exactly, and survives a restart")
    default void addsOnce() {
        Records records = engine().records();
        SampleRecord first = SampleRecord.of("group", "id")
                .about("topic")
                .dueAt(SampleRecord.DUE_AT)
                .saying("“Ää” \ud83d\ude00\n");
        SampleRecord bare = SampleRecord.of("group", "bare");
        assertEquals(Optional.empty(), find(first));
        assertTrue(records.add(SampleRecord.KIND, first));
        assertTrue(records.add(SampleRecord.KIND, bare));
        assertFalse(records.add(SampleRecord.KIND, first.saying("other")), "its key is taken");
        assertEquals(Optional.of(first), find(first));
        assertEquals(
                Optional.empty(), records.find(SampleRecord.OTHER, SampleRecord.KIND.key(first)), "of another kind");
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(first), after.records().find(SampleRecord.KIND, SampleRecord.KIND.key(first)));
            assertEquals(Optional.of(bare), after.records().find(SampleRecord.KIND, SampleRecord.KIND.key(bare)));
        }
    }

    @Test
    @DisplayName(
            "invariant 6: of 30 racing additions one succeeds, and so does one of 30 racing changes to one " + "state")
    default void oneOfRacingRecordsWins() {
        SampleRecord sample = SampleRecord.of("group", "id");
        List<Boolean> added = Race.run(
                engine(),
                3,
                30,
                (engine, number) -> engine.records().add(SampleRecord.KIND, sample.saying("racer " + number)));
        assertEquals(1, Race.count(added));
        assertEquals(Optional.of(sample.saying("racer " + added.indexOf(true))), find(sample));
        List<Boolean> replaced = Race.run(
                engine(),
                3,
                30,
                (engine, number) -> engine.records()
                        .replace(SampleRecord.KIND, sample.next().saying("racer " + number)));
        assertEquals(1, Race.count(replaced));
        assertEquals(Optional.of(sample.next().saying("racer " + replaced.indexOf(true))), find(sample));
    }

    @Test
    @DisplayName("invariant 6: 20 processes that count in one record lose no count")
    default void everyChangeCounts() {
        SampleRecord sample = SampleRecord.of("group", "id");
        assertTrue(engine().records().add(SampleRecord.KIND, sample));
        Race.run(engine(), 3, 20, (engine, _) -> {
            while (true) {
                SampleRecord standing = engine.records()
                        .find(SampleRecord.KIND, SampleRecord.KIND.key(sample))
                        .orElseThrow();
                if (engine.records().replace(SampleRecord.KIND, standing.next())) {
                    return true;
                }
            }
        });
        assertEquals(21, find(sample).orElseThrow().revision());
    }

    @Test
    @DisplayName("a record is replaced only from the previous revision, and never comes back once removed")
    default void replacesAtItsRevision() {
        Records records = engine().records();
        SampleRecord sample = SampleRecord.of("group", "id");
        assertFalse(records.replace(SampleRecord.KIND, sample.next()), "there is none");
        assertTrue(records.add(SampleRecord.KIND, sample));
        assertFalse(records.replace(SampleRecord.KIND, sample), "the same revision");
        assertFalse(records.replace(SampleRecord.KIND, sample.next().next()), "one too far");
        assertTrue(
                records.replace(SampleRecord.KIND, sample.next().about("topic").dueAt(SampleRecord.DUE_AT)));
        assertFalse(records.replace(SampleRecord.KIND, sample.next()), "somebody was faster");
        assertFalse(records.add(SampleRecord.KIND, sample));
        assertTrue(records.remove(SampleRecord.KIND, SampleRecord.KIND.key(sample)));
        assertFalse(records.remove(SampleRecord.KIND, SampleRecord.KIND.key(sample)), "again");
        assertFalse(records.replace(SampleRecord.KIND, sample.next().next()), "it is gone");
        assertEquals(Optional.empty(), find(sample));
        SampleRecord.eventually(List.of(), () -> records.found(SampleRecord.KIND, "topic", Range.ALL));
        assertTrue(records.add(SampleRecord.KIND, sample), "its key is free");
    }

    @Test
    @DisplayName("a put replaces the record under its key, and nothing else")
    default void putsInPlace() {
        Records records = engine().records();
        SampleRecord sample = SampleRecord.of("group", "id").about("topic").dueAt(SampleRecord.DUE_AT);
        SampleRecord beside = SampleRecord.of("group", "id#");
        records.put(SampleRecord.KIND, beside);
        records.put(SampleRecord.KIND, sample);
        records.put(SampleRecord.OTHER, sample.saying("of another kind"));
        SampleRecord other = sample.about("else").dueAt(null).saying("others");
        records.put(SampleRecord.KIND, other);
        assertEquals(Optional.of(other), find(sample));
        assertEquals(Optional.of(beside), find(beside));
        SampleRecord.eventually(List.of(), () -> records.found(SampleRecord.KIND, "topic", Range.ALL));
        SampleRecord.eventually(List.of(other), () -> records.found(SampleRecord.KIND, "else", Range.ALL));
        assertEquals(List.of(), records.due(SampleRecord.KIND, SampleRecord.DUE_AT, 9));
        assertTrue(records.remove(SampleRecord.OTHER, SampleRecord.KIND.key(sample)));
        assertEquals(Optional.of(other), find(sample));
    }

    @Test
    @DisplayName("records added together leave existing ones as they are")
    default void addsAllThatAreNotThere() {
        Records records = engine().records();
        List<SampleRecord> samples = IntStream.range(0, 600)
                .mapToObj(number -> SampleRecord.of("group", Key.number(number)).about("topic"))
                .toList();
        records.addAll(SampleRecord.KIND, List.of());
        records.addAll(SampleRecord.KIND, samples.subList(0, 300));
        assertTrue(records.replace(SampleRecord.KIND, samples.get(7).next()));
        records.addAll(SampleRecord.KIND, samples);
        var expected = new ArrayList<>(samples);
        expected.set(7, samples.get(7).next());
        assertEquals(expected, records.list(SampleRecord.KIND, Key.joined("group"), Range.ALL));
        SampleRecord.eventually(expected, () -> records.found(SampleRecord.KIND, "topic", Range.ALL));
    }

    private Optional<SampleRecord> find(SampleRecord sample) {
        return engine().records().find(SampleRecord.KIND, SampleRecord.KIND.key(sample));
    }
}
