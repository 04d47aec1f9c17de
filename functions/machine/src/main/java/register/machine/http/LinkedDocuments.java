package register.machine.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// Answers the short-lived addresses of stored documents, the one thing that no function serves.
@FunctionalInterface
public interface LinkedDocuments {

    /// A document to download.
    record Download(String fileName, Bytes content) {}

    /// @return empty where the link is unknown, forged or over
    Optional<Download> find(String rawPath, @Nullable String rawQuery);
}
