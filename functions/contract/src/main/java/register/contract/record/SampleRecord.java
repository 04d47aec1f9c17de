package register.contract.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.record.Key;
import register.record.Kind;

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
        String words) {
    static final Instant DUE_AT = Instant.parse("2026-03-01T10:15:30.123Z");

    public static final Kind<SampleRecord> KIND = new Samples("SAMPLES");
    /// Another kind with the same keys.
    public static final Kind<SampleRecord> OTHER = new Samples("SAMPLE");

    public static SampleRecord of(String group, String id) {
        return new SampleRecord(group, id, 1, null, null, "some words");
    }

    public static Key key(String group, String id) {
        return Key.in(group).at(id);
    }

    public SampleRecord about(@Nullable String other) {
        return new SampleRecord(group, id, revision, other, due, words);
    }

    public SampleRecord dueAt(@Nullable Instant other) {
        return new SampleRecord(group, id, revision, topic, other, words);
    }

    public SampleRecord saying(String other) {
        return new SampleRecord(group, id, revision, topic, due, other);
    }

    /// The next revision.
    public SampleRecord next() {
        return new SampleRecord(group, id, revision + 1, topic, due, words);
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
        public boolean erases(SampleRecord sample) {
            return sample.words().isEmpty();
        }

        @Override
        public boolean erasesRemoved() {
            return true;
        }

        @Override
        public Json write(SampleRecord sample) {
            return Json.object()
                    .put("group", sample.group())
                    .put("id", sample.id())
                    .put("revision", sample.revision())
                    .put("topic", sample.topic())
                    .put("due", sample.due() == null ? null : sample.due().toString())
                    .put("words", sample.words())
                    .build();
        }

        @Override
        public SampleRecord read(Json written) {
            var in = Members.of(written);
            return new SampleRecord(
                    in.text("group"),
                    in.text("id"),
                    in.count("revision"),
                    in.optionalText("topic"),
                    in.optionalInstant("due"),
                    in.text("words"));
        }
    }

    /// An index may lag behind.
    static <T> void eventually(T expected, Supplier<T> found) {
        for (int i = 0; i < 200 && !found.get().equals(expected); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertEquals(expected, found.get());
    }
}
