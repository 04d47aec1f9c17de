package register.contract.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.UnderContract;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.sample.EveryKind;
import register.sample.EveryKind.Sample;

/// `Records`: every kind in the register satisfies what `RecordsContract` requires of one.
public interface KindsContract extends UnderContract {
    @Test
    @DisplayName("invariant 6: records of every kind with every field filled in read back exactly, after a restart "
            + "" + "too")
    default void keepsFilledRecords() {
        keeps(EveryKind.filled());
    }

    @Test
    @DisplayName("invariant 6: records of every kind without optional fields read back exactly, after a restart too")
    default void keepsSparseRecords() {
        keeps(EveryKind.sparse());
    }

    private void keeps(List<Sample<?>> samples) {
        samples.forEach(sample -> adds(engine().records(), sample));
        samples.forEach(sample -> isKept(engine().records(), sample));
        try (EngineUnderTest after = engine().reopened()) {
            samples.forEach(sample -> isKept(after.records(), sample));
        }
    }

    private static <R> void adds(Records records, Sample<R> sample) {
        Kind<R> kind = sample.kind();
        assertEquals(Optional.empty(), records.find(kind, kind.key(sample.record())), kind.name());
        assertTrue(records.add(kind, sample.record()), kind.name());
    }

    private static <R> void isKept(Records records, Sample<R> sample) {
        Kind<R> kind = sample.kind();
        R record = sample.record();
        Key key = kind.key(record);
        assertFalse(records.add(kind, record), kind.name());
        assertEquals(Optional.of(record), records.find(kind, key), kind.name());
        assertEquals(List.of(record), records.list(kind, key.partition(), Range.ALL), kind.name());
        if (kind.revision(record) > 0) {
            assertFalse(records.replace(kind, record), kind.name());
        }
        Key listed = kind.listed(record);
        if (listed != null) {
            SampleRecord.eventually(List.of(record), () -> records.found(kind, listed.partition(), Range.ALL));
        }
        Instant due = kind.due(record);
        if (due != null) {
            SampleRecord.eventually(List.of(record), () -> records.due(kind, due, 9));
        }
        Ending ending = kind.ending(record);
        if (ending != null) {
            SampleRecord.eventually(List.of(record), () -> SampleRecord.ended(records, kind, ending, ending.since()));
        }
    }
}
