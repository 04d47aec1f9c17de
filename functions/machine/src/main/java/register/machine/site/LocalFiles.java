package register.machine.site;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import register.json.Json;
import register.json.JsonText;
import register.publish.Answered;
import register.publish.PublishAnswer;
import register.publish.ResultFile;
import register.publish.Submission;
import register.publish.SubmittedFile;
import register.publish.SubmittedFiles;
import register.publishing.FilesBeside;
import register.value.Bytes;

/// The files of the data folder that are in buckets on AWS. The bucket's name does not matter.
public final class LocalFiles implements SubmittedFiles {
    private static final String SUBMITTED = "submitted";

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

    /// A policy file, `submitted/{key}`; beside it, in `{key}.metadata.json`, a JSON object of texts: what an object
    /// would carry as metadata.
    ///
    /// A file keeps no versions: its current content counts as submitted.
    ///
    /// @throws UncheckedIOException when it cannot be read
    @Override
    public Optional<SubmittedFile> get(Submission submission) {
        String key = submission.key();
        return read(SUBMITTED, key).map(content -> new SubmittedFile(Bytes.of(content), metadata(key)));
    }

    /// @throws UncheckedIOException when it exists and cannot be read
    @Override
    public FilesBeside.Found beside(Submission submission, String name) {
        return new SiblingFiles(resolve(SUBMITTED, submission.key())).find(name);
    }

    @Override
    public Answered answered(Submission submission) {
        return read(SUBMITTED, ResultFile.key(submission))
                .map(result -> ResultFile.answered(Bytes.of(result), submission))
                .orElse(Answered.NOT_YET);
    }

    /// @throws UncheckedIOException when it cannot be written
    @Override
    public void answer(Submission submission, PublishAnswer answer) {
        Path file = resolve(SUBMITTED, ResultFile.key(submission));
        try {
            Path folder = Objects.requireNonNull(file.getParent());
            Files.createDirectories(folder);
            // No other process may answer between reading and writing.
            try (FileChannel lock = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE)) {
                lock.lock();
                if (answered(submission) == Answered.NOT_YET) {
                    Path written = Files.createTempFile(folder, ".", ".tmp");
                    Files.write(written, ResultFile.content(submission, answer).toArray());
                    Files.move(written, file, ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    private Map<String, String> metadata(String key) {
        var metadata = new HashMap<String, String>();
        read(SUBMITTED, key + ".metadata.json").map(JsonText::parse).ifPresent(json -> {
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
        Path file = resolve(folder, key);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private Path resolve(String folder, String key) {
        Path home = data.resolve(folder);
        Path file = home.resolve(key).normalize();
        if (!file.startsWith(home)) {
            throw new UncheckedIOException(file + ": cannot be used", new IOException("expected a key inside " + home));
        }
        return file;
    }
}
