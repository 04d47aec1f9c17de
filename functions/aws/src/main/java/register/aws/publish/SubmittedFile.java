package register.aws.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// A submitted policy file.
///
/// @param size of the object, in bytes
/// @param content empty if it is larger than `PolicyFile.MAX_BYTES`: then it is not read
/// @param metadata the object's user metadata: names in lower case without the store's prefix, values decoded;
/// `correct: true` with a `reason` requests a correction; `no-notice` states why customers are not notified in time
public record SubmittedFile(long size, Bytes content, Map<String, String> metadata) {
    public SubmittedFile {
        metadata = Map.copyOf(metadata);
    }

    public SubmittedFile(Bytes content, Map<String, String> metadata) {
        this(content.length(), content, metadata);
    }

    boolean isCorrection() {
        return "true".equals(metadata.get("correct"));
    }

    @Nullable
    String reason() {
        return metadata.get("reason");
    }

    @Nullable
    String noNotice() {
        return metadata.get("no-notice");
    }
}
