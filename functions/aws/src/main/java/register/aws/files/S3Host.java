package register.aws.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.files.SiteFile;
import register.files.SiteHost;
import register.value.Bytes;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A site's files as objects in a bucket, each under its address, for CloudFront. Answers that vary with the reader, or
/// have too long headers, are left to the functions.
public final class S3Host implements SiteHost, AutoCloseable {
    /// The origin's path in `template.yaml`.
    private static final String FILES = "site";

    private static final String STATE = "state.json";
    private static final int AT_ONCE = 16;

    private final S3Client client;
    private final String bucket;
    private final Path parts;
    private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Part> staged = new ArrayList<>();
    private final List<Part> last = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, String> there = new HashMap<>();
    private int changes;

    /// A file that is to be put later, or removed.
    ///
    /// @param content where it waits; null if the file is to be removed
    private record Part(String key, @Nullable Path content, Map<String, String> headers) {}

    /// @throws IOException if there is no room for files that wait
    public S3Host(S3Client client, String bucket) throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.parts = Files.createTempDirectory("site");
    }

    /// What is there is compared by its content, because the same program sends the same headers with it.
    @Override
    public void begin(boolean whole) {
        List.of(staged, last).forEach(List::clear);
        made.clear();
        there.clear();
        if (!whole) {
            objects().forEach(object -> there.put(object.key(), object.eTag()));
        }
    }

    private SdkIterable<S3Object> objects() {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(FILES + "/"))
                .contents();
    }

    /// The number of files that were put or removed.
    public int changes() {
        return changes;
    }

    @Override
    public boolean isInFrontOfProgram() {
        return true;
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        return Map.of();
    }

    @Override
    public void put(String address, Optional<SiteFile> file) throws IOException {
        prepare(address, file, this::start);
    }

    @Override
    public void stage(String address, Optional<SiteFile> file) throws IOException {
        prepare(address, file, staged::add);
    }

    @Override
    public void stageLast(String address, Optional<SiteFile> file) throws IOException {
        prepare(address, file, last::add);
    }

    /// Memory need not hold a whole site.
    private void prepare(String address, Optional<SiteFile> file, Consumer<Part> to) throws IOException {
        String key = FILES + address;
        Optional<SiteFile> one = file.filter(SiteFile::isForEveryone)
                .filter(each -> ObjectHeaders.of(each.headers()).fit());
        if (one.isEmpty()) {
            if (there.containsKey(key)) {
                to.accept(new Part(key, null, Map.of()));
            }
            return;
        }
        made.add(key);
        byte[] content = one.get().content().toArray();
        if (!eTag(content).equals(there.get(key))) {
            Path waiting = Files.createTempFile(parts, "file", "");
            Files.write(waiting, content);
            to.accept(new Part(key, waiting, one.get().headers()));
        }
    }

    /// An object's, if it was put in one piece and encrypted with S3's own keys (S3 API Reference, "Object").
    private static String eTag(byte[] content) {
        try {
            return '"'
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Files of one step are put side by side.
    @Override
    public void commit() throws IOException {
        await();
        start(staged);
        await();
        start(last);
        await();
    }

    private void start(List<Part> some) {
        some.forEach(this::start);
        some.clear();
    }

    private void start(Part part) {
        changes++;
        running.add(pool.submit(() -> replace(part)));
    }

    private void replace(Part part) {
        Path content = part.content();
        if (content == null) {
            client.deleteObject(request -> request.bucket(bucket).key(part.key()));
            return;
        }
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket).key(part.key());
        ObjectHeaders.of(part.headers()).describe(request);
        client.putObject(request.build(), RequestBody.fromFile(content));
        try {
            Files.delete(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() throws IOException {
        try {
            for (Future<?> each : running) {
                var _ = each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a file was not stored: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        } finally {
            running.clear();
        }
    }

    @Override
    public void sweep() throws IOException {
        List<String> left = objects().stream()
                .map(S3Object::key)
                .filter(key -> !made.contains(key) && !isPartialTile(key))
                .toList();
        left.forEach(key -> start(new Part(key, null, Map.of())));
        await();
    }

    private static boolean isPartialTile(String key) {
        return key.startsWith(FILES + "/log/") && key.contains(".p/");
    }

    @Override
    public Optional<Bytes> kept() {
        try {
            return Optional.of(Bytes.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(STATE))
                            .asByteArray()));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Bytes state) {
        client.putObject(request -> request.bucket(bucket).key(STATE), RequestBody.fromBytes(state.toArray()));
    }

    @Override
    public void close() throws IOException {
        pool.shutdownNow();
        // What is on its way arrives before another run begins.
        pool.close();
        try (var left = Files.list(parts)) {
            for (Path each : left.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.delete(parts);
    }
}
