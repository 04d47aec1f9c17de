package register.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import register.chain.Bytes;
import register.json.Json;
import register.json.text.JsonText;
import register.publish.SubmittedFile;

/// What lies in buckets on AWS, as files of the data folder; the bucket's name is of no account.
public final class LocalFiles {
    private final Path data;

    public LocalFiles(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /// A raw message, `inbound/{key}`.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public byte[] inbound(String bucket, String key) {
        return read("inbound", key)
                .orElseThrow(() -> new UncheckedIOException(new NoSuchFileException("inbound/" + key)));
    }

    /// A policy file, `submitted/{key}`; what an object would carry as its metadata stands beside it, as a JSON object
    /// of texts, in `{key}.metadata.json`.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public Optional<SubmittedFile> submitted(String bucket, String key) {
        return read("submitted", key).map(content -> new SubmittedFile(Bytes.of(content), metadata(key)));
    }

    private Map<String, String> metadata(String key) {
        var metadata = new HashMap<String, String>();
        read("submitted", key + ".metadata.json").map(JsonText::parse).ifPresent(json -> {
            if (json instanceof Json.Obj(var members)) {
                members.forEach((name, value) -> {
                    if (value instanceof Json.Str(String text)) {
                        metadata.put(name, text);
                    }
                });
            }
        });
        return metadata;
    }

    private Optional<byte[]> read(String folder, String key) {
        Path home = data.resolve(folder);
        Path file = home.resolve(key).normalize();
        try {
            if (!file.startsWith(home)) {
                throw new IOException("expected a key inside " + home);
            }
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
