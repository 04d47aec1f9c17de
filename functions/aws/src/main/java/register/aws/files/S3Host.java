package register.aws.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final String FILES = "site/";

    private static final String STATE = "state.json";
    private static final int AT_ONCE = 16;
    /// More than the files of a version take, and those that are made after the versions.
    private static final long LEAST_ROOM = 64L << 20;

    private final S3Client client;
    private final String bucket;
    private final Path waiting;
    private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<?>> running = new ArrayList<>();
    /// The objects that were there, with what S3 says of their contents.
    private final Map<String, String> there = new HashMap<>();

    /// @throws IOException if there is no room for files that wait
    public S3Host(S3Client client, String bucket) throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.waiting = Files.createTempDirectory("site");
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
    public String name(String address) {
        return address.substring(1);
    }

    private static String key(String name) {
        return FILES + name;
    }

    @Override
    public boolean takes(SiteFile file) {
        return file.isForEveryone() && ObjectHeaders.of(file.headers()).fit();
    }

    /// What is there is compared by its content, because the same program sends the same headers with it.
    @Override
    public void begin(boolean whole) {
        there.clear();
        if (!whole) {
            objects().forEach(object -> there.put(name(object), object.eTag()));
        }
    }

    private SdkIterable<S3Object> objects() {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(FILES))
                .contents();
    }

    private static String name(S3Object object) {
        return object.key().substring(FILES.length());
    }

    @Override
    public boolean has(String name) {
        return there.containsKey(name);
    }

    @Override
    public boolean has(String name, Bytes content) {
        return eTag(content.toArray()).equals(there.get(name));
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

    @Override
    public Path waiting() {
        return waiting;
    }

    /// True if hardly more files can wait: a function has little room for them.
    boolean isAlmostFull() {
        return waiting.toFile().getUsableSpace() < LEAST_ROOM;
    }

    @Override
    public void put(String name, Path content, Map<String, String> headers) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket).key(key(name));
        ObjectHeaders.of(headers).describe(request);
        running.add(pool.submit(() -> {
            var _ = client.putObject(request.build(), RequestBody.fromFile(content));
            Files.delete(content);
            return null;
        }));
    }

    @Override
    public void remove(String name) {
        running.add(pool.submit(
                () -> client.deleteObject(request -> request.bucket(bucket).key(key(name)))));
    }

    @Override
    public void settle() throws IOException {
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
    public List<String> names(Set<String> made) {
        return objects().stream().map(S3Host::name).toList();
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
        try (var left = Files.list(waiting)) {
            for (Path each : left.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.delete(waiting);
    }
}
