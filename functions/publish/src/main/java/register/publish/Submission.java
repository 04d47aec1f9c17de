package register.publish;

import org.jspecify.annotations.Nullable;

/// One putting of an object, as an event describes it.
///
/// @param key the object's key, URL-decoded
/// @param versionId of the object as it was put; absent where the bucket keeps no versions
/// @param sequencer orders the events of one key; absent where the event has none
public record Submission(
        String bucket,
        String key,
        @Nullable String versionId,
        @Nullable String sequencer) {

    /// The key of a file beside this one.
    ///
    /// @param name a plain file name
    public String beside(String name) {
        return key.substring(0, key.lastIndexOf('/') + 1) + name;
    }

    /// More than zero where this happened after what the other sequencer of the same key stands for, zero where it is
    /// the same. The shorter of two is filled up with zeros at its right, then they are compared as text (Amazon S3
    /// User Guide, "Event message structure"). An absent one is before all others.
    int order(@Nullable String other) {
        String mine = sequencer == null ? "" : sequencer;
        String theirs = other == null ? "" : other;
        int length = Math.max(mine.length(), theirs.length());
        return filled(mine, length).compareToIgnoreCase(filled(theirs, length));
    }

    private static String filled(String sequencer, int length) {
        return sequencer + "0".repeat(length - sequencer.length());
    }
}
