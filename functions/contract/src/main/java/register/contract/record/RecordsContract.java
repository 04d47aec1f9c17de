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

/// `Records`: how records are added, changed and removed, for every kind once.
public interface RecordsContract extends UnderContract {
    @Test
    @DisplayName("a record is added once, read back exactly, and there after a restart")
    default void addsOnce() {
        Records records = engine().records();
        Sample first =
                Sample.of("group", "id").about("topic").dueAt(Sample.DUE_AT).saying("“Ää” \ud83d\ude00\n");
        Sample bare = Sample.of("group", "bare");
        assertEquals(Optional.empty(), find(first));
        assertTrue(records.add(Sample.KIND, first));
        assertTrue(records.add(Sample.KIND, bare));
        assertFalse(records.add(Sample.KIND, first.saying("other")), "its key is taken");
        assertEquals(Optional.of(first), find(first));
        assertEquals(Optional.empty(), records.find(Sample.OTHER, Sample.KIND.key(first)), "of another kind");
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(first), after.records().find(Sample.KIND, Sample.KIND.key(first)));
            assertEquals(Optional.of(bare), after.records().find(Sample.KIND, Sample.KIND.key(bare)));
        }
    }

    @Test
    @DisplayName("invariant 6: of 30 racing additions one counts, and of 30 racing changes of one state one")
    default void oneOfRacingRecordsWins() {
        Sample sample = Sample.of("group", "id");
        List<Boolean> added = Race.run(
                engine(),
                3,
                30,
                (engine, number) -> engine.records().add(Sample.KIND, sample.saying("racer " + number)));
        assertEquals(1, Race.count(added));
        assertEquals(Optional.of(sample.saying("racer " + added.indexOf(true))), find(sample));
        List<Boolean> replaced = Race.run(
                engine(),
                3,
                30,
                (engine, number) ->
                        engine.records().replace(Sample.KIND, sample.next().saying("racer " + number)));
        assertEquals(1, Race.count(replaced));
        assertEquals(Optional.of(sample.next().saying("racer " + replaced.indexOf(true))), find(sample));
    }

    @Test
    @DisplayName("invariant 6: of 20 processes that count in one record none is lost")
    default void everyChangeCounts() {
        Sample sample = Sample.of("group", "id");
        assertTrue(engine().records().add(Sample.KIND, sample));
        Race.run(engine(), 3, 20, (engine, _) -> {
            while (true) {
                Sample standing = engine.records()
                        .find(Sample.KIND, Sample.KIND.key(sample))
                        .orElseThrow();
                if (engine.records().replace(Sample.KIND, standing.next())) {
                    return true;
                }
            }
        });
        assertEquals(21, find(sample).orElseThrow().revision());
    }

    @Test
    @DisplayName("a record is replaced from the revision before alone, and never comes back once it is removed")
    default void replacesAtItsRevision() {
        Records records = engine().records();
        Sample sample = Sample.of("group", "id");
        assertFalse(records.replace(Sample.KIND, sample.next()), "there is none");
        assertTrue(records.add(Sample.KIND, sample));
        assertFalse(records.replace(Sample.KIND, sample), "the same revision");
        assertFalse(records.replace(Sample.KIND, sample.next().next()), "one too far");
        assertTrue(records.replace(Sample.KIND, sample.next().about("topic").dueAt(Sample.DUE_AT)));
        assertFalse(records.replace(Sample.KIND, sample.next()), "somebody was faster");
        assertFalse(records.add(Sample.KIND, sample));
        assertTrue(records.remove(Sample.KIND, Sample.KIND.key(sample)));
        assertFalse(records.remove(Sample.KIND, Sample.KIND.key(sample)), "again");
        assertFalse(records.replace(Sample.KIND, sample.next().next()), "it is gone");
        assertEquals(Optional.empty(), find(sample));
        Sample.eventually(List.of(), () -> records.found(Sample.KIND, "topic", Range.ALL));
        assertTrue(records.add(Sample.KIND, sample), "its key is free");
    }

    @Test
    @DisplayName("what is put takes the place of what is there, and of nothing else")
    default void putsInPlace() {
        Records records = engine().records();
        Sample sample = Sample.of("group", "id").about("topic").dueAt(Sample.DUE_AT);
        Sample beside = Sample.of("group", "id#");
        records.put(Sample.KIND, beside);
        records.put(Sample.KIND, sample);
        records.put(Sample.OTHER, sample.saying("of another kind"));
        Sample other = sample.about("else").dueAt(null).saying("others");
        records.put(Sample.KIND, other);
        assertEquals(Optional.of(other), find(sample));
        assertEquals(Optional.of(beside), find(beside));
        Sample.eventually(List.of(), () -> records.found(Sample.KIND, "topic", Range.ALL));
        Sample.eventually(List.of(other), () -> records.found(Sample.KIND, "else", Range.ALL));
        assertEquals(List.of(), records.due(Sample.KIND, Sample.DUE_AT, 9));
        assertTrue(records.remove(Sample.OTHER, Sample.KIND.key(sample)));
        assertEquals(Optional.of(other), find(sample));
    }

    @Test
    @DisplayName("of records added together those that are there already stay as they are")
    default void addsAllThatAreNotThere() {
        Records records = engine().records();
        List<Sample> samples = IntStream.range(0, 600)
                .mapToObj(number -> Sample.of("group", Key.number(number)).about("topic"))
                .toList();
        records.addAll(Sample.KIND, List.of());
        records.addAll(Sample.KIND, samples.subList(0, 300));
        assertTrue(records.replace(Sample.KIND, samples.get(7).next()));
        records.addAll(Sample.KIND, samples);
        var expected = new ArrayList<>(samples);
        expected.set(7, samples.get(7).next());
        assertEquals(expected, records.list(Sample.KIND, Key.joined("group"), Range.ALL));
        Sample.eventually(expected, () -> records.found(Sample.KIND, "topic", Range.ALL));
    }

    private Optional<Sample> find(Sample sample) {
        return engine().records().find(Sample.KIND, Sample.KIND.key(sample));
    }
}
