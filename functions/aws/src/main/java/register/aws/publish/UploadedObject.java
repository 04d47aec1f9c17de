package register.aws.publish;

import org.jspecify.annotations.Nullable;

/// One upload of an object, as an event describes it.
///
/// @param key the object's key, URL-decoded
/// @param versionId of the uploaded object; absent if the bucket keeps no versions
/// @param sequencer orders the events of one key; absent if the event has none
public record UploadedObject(
        String bucket,
        String key,
        @Nullable String versionId,
        @Nullable String sequencer) {

    /// The key of a file in the same folder.
    ///
    /// @param name a plain file name
    public String beside(String name) {
        return key.substring(0, key.lastIndexOf('/') + 1) + name;
    }

    /// Positive if this came after the other sequencer of the same key, zero if it is the same. The shorter one is
    /// padded with zeros on the right, then both are compared as text (Amazon S3 User Guide, "Event message
    /// structure"). An absent one comes first.
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
