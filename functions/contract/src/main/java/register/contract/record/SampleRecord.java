package register.contract.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.json.RecordForm;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// A record that uses every feature of a kind.
///
/// @param group the partition
/// @param id the place in the partition
/// @param topic the value that it is listed under; null for none
public record SampleRecord(
        String group,
        String id,
        int revision,
        @Nullable String topic,
        @Nullable Instant due,
        @Nullable Ending ending,
        String words) {
    static final Instant DUE_AT = Instant.parse("2026-03-01T10:15:30.123Z");

    public static final Kind<SampleRecord> KIND = new Samples("SAMPLES");
    /// Another kind with the same keys.
    public static final Kind<SampleRecord> OTHER = new Samples("SAMPLE");

    private static final RecordForm<Ending> ENDING = RecordForm.of(
            field -> new Ending(field.of("stage", TEXT, Ending::stage), field.of("since", INSTANT, Ending::since)));

    private static final Form<SampleRecord> FORM = RecordForm.of(field -> new SampleRecord(
            field.of("group", TEXT, SampleRecord::group),
            field.of("id", TEXT, SampleRecord::id),
            field.of("revision", COUNT, SampleRecord::revision),
            field.optional("topic", TEXT, SampleRecord::topic),
            field.optional("due", INSTANT, SampleRecord::due),
            field.optional("ending", ENDING, SampleRecord::ending),
            field.of("words", TEXT, SampleRecord::words)));

    public static SampleRecord of(String group, String id) {
        return new SampleRecord(group, id, 1, null, null, null, "some words");
    }

    public static Key key(String group, String id) {
        return Key.in(group).at(id);
    }

    public SampleRecord about(@Nullable String other) {
        return new SampleRecord(group, id, revision, other, due, ending, words);
    }

    public SampleRecord dueAt(@Nullable Instant other) {
        return new SampleRecord(group, id, revision, topic, other, ending, words);
    }

    public SampleRecord ending(@Nullable Ending other) {
        return new SampleRecord(group, id, revision, topic, due, other, words);
    }

    public SampleRecord saying(String other) {
        return new SampleRecord(group, id, revision, topic, due, ending, other);
    }

    /// The next revision.
    public SampleRecord next() {
        return new SampleRecord(group, id, revision + 1, topic, due, ending, words);
    }

    private record Samples(String name) implements Kind<SampleRecord> {
        @Override
        public Key key(SampleRecord sample) {
            return SampleRecord.key(sample.group(), sample.id());
        }

        @Override
        public int revision(SampleRecord sample) {
            return sample.revision();
        }

        @Override
        public @Nullable Key listed(SampleRecord sample) {
            String topic = sample.topic();
            return topic == null ? null : Key.in(topic).at(sample.id(), sample.group());
        }

        @Override
        public @Nullable Instant due(SampleRecord sample) {
            return sample.due();
        }

        @Override
        public @Nullable Ending ending(SampleRecord sample) {
            return sample.ending();
        }

        @Override
        public boolean erases(SampleRecord sample) {
            return sample.words().isEmpty();
        }

        @Override
        public boolean erasesRemoved() {
            return true;
        }

        @Override
        public Form<SampleRecord> form() {
            return FORM;
        }
    }

    static <R> List<R> ended(Records records, Kind<R> kind, Ending from, Instant until) {
        var ended = new ArrayList<R>();
        records.ended(kind, from, until, ended::add);
        return ended;
    }

    /// An index may lag behind.
    static <T> void eventually(T expected, Supplier<T> found) {
        for (int i = 0; i < 200 && !found.get().equals(expected); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertEquals(expected, found.get());
    }
}
