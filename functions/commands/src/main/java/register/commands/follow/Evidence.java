package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.embedded.file.DurableFile;
import register.embedded.file.PrivateFiles;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.value.Bytes;
import register.value.Sha256;

/// What vendors answered, in a folder: `reads.jsonl` has a dated line for each request, and `contents` the bytes of
/// each answer under their SHA-256.
final class Evidence {
    /// The days for which it is kept.
    static final int DAYS = 1095;

    private static final List<String> HEADERS =
            List.of("content-type", "date", "etag", "last-modified", "link", "location");
    private static final String AT = "at";
    private static final String HASH = "sha256";

    private final Path lines;
    private final Path contents;

    Evidence(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        this.lines = folder.resolve("reads.jsonl");
        this.contents = folder.resolve("contents");
        PrivateFiles.folder(contents);
    }

    /// Keeps an answer.
    ///
    /// @param content its body, or the kept one if it is unchanged; null to keep no bytes
    void keep(Instant at, String vendor, VendorWeb.Page page, @Nullable Bytes content) {
        if (content != null && content.length() > 0) {
            write(content);
        }
        Json.Builder headers = Json.object();
        for (String name : HEADERS) {
            headers.put(name, page.headers().get(name));
        }
        add(Json.object()
                .put(AT, at.toString())
                .put("vendor", vendor)
                .put("address", page.address().toString())
                .put("status", page.status())
                .put("headers", headers)
                .put(HASH, content == null ? null : content.hash().hex())
                .build());
    }

    /// Keeps the reason why there is no answer.
    void keep(Instant at, String vendor, String address, String why) {
        add(Json.object()
                .put(AT, at.toString())
                .put("vendor", vendor)
                .put("address", address)
                .put("failure", why)
                .build());
    }

    private void write(Bytes content) {
        Path file = contents.resolve(content.hash().hex());
        try {
            if (Files.notExists(file)) {
                new DurableFile(file).replace(content.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    private void add(Json line) {
        try {
            if (Files.notExists(lines)) {
                Files.createFile(lines, PrivateFiles.file());
            }
            Files.writeString(lines, CanonicalJson.text(line) + "\n", UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(lines + ": cannot be written", e);
        }
    }

    /// The bytes with this hash; empty if they are not kept, or have changed.
    Optional<Bytes> content(Sha256 hash) throws IOException {
        Path file = contents.resolve(hash.hex());
        return Files.exists(file)
                ? Optional.of(Bytes.of(Files.readAllBytes(file)))
                        .filter(bytes -> bytes.hash().equals(hash))
                : Optional.empty();
    }

    /// Erases what is older than `DAYS`.
    ///
    /// @param used hashes of contents that are still compared
    void forget(Instant now, Set<String> used) throws IOException {
        if (Files.notExists(lines)) {
            return;
        }
        Instant end = now.minus(Duration.ofDays(DAYS));
        var left = new ArrayList<String>();
        var hashes = new HashSet<>(used);
        boolean complete = true;
        for (String line : Files.readAllLines(lines, UTF_8)) {
            Members read = Members.of(JsonText.parse(line));
            if (read.instant(AT).isBefore(end)) {
                complete = false;
            } else {
                left.add(line + "\n");
                String hash = read.optionalText(HASH);
                if (hash != null) {
                    hashes.add(hash);
                }
            }
        }
        if (complete) {
            return;
        }
        new DurableFile(lines).replace(String.join("", left).getBytes(UTF_8));
        List<Path> files;
        try (Stream<Path> all = Files.list(contents)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (!hashes.contains(String.valueOf(file.getFileName()))) {
                Files.delete(file);
            }
        }
    }
}
