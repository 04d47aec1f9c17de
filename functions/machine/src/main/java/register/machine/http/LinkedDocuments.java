package register.machine.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// Finds the documents behind short-lived links, the only ones not served by a function.
@FunctionalInterface
public interface LinkedDocuments {

    /// A document to download.
    record Download(String fileName, Bytes content) {}

    /// @return empty if the link is unknown, forged or expired
    Optional<Download> find(String rawPath, @Nullable String rawQuery);
}
