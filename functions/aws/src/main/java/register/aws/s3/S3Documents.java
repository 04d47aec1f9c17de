package register.aws.s3;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.aws.Pause;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.document.DocumentStore;
import register.value.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Documents as objects in S3, one bucket per shelf. A put requires that no object has the name (S3 User Guide, "How
/// to prevent object overwrites with conditional writes"), and sends the SHA-256 of its content, which S3 checks and
/// stores.
///
/// Readers need `s3:ListBucket` too: without it S3 answers 403 for a missing object.
public final class S3Documents implements DocumentStore {
    private static final int ATTEMPTS = 5;
    private static final int EXISTS = 412;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final Map<String, String> TYPES = Map.of(
            ".pdf", "application/pdf",
            ".json", "application/json",
            ".yaml", "application/yaml",
            ".eml", "message/rfc822",
            ".pem", "application/x-pem-file");

    /// For the edge, which asks for a version of an object.
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final S3Client client;
    private final Buckets buckets;
    private final S3Versions versions;

    public S3Documents(S3Client client, Buckets buckets) {
        this.client = client;
        this.buckets = buckets;
        this.versions = new S3Versions(client);
    }

    /// If the first answer to a put is lost, the client's repetition finds the object stored: so false may mean that
    /// this call stored it.
    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(buckets.of(key.shelf()))
                .key(key.path())
                .ifNoneMatch("*")
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(Sha256.of(content).bytes()))
                .contentType(type(key.path()))
                .cacheControl(key.shelf() == Shelf.PUBLISHED ? FOREVER : null)
                .contentDisposition(key.shelf() == Shelf.PUBLISHED ? Disposition.inline(key.fileName()) : null)
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                client.putObject(request, RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == EXISTS) {
                    return false;
                }
                // Another put of the name was in progress: ask again which was first.
                if (e.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
                Pause.after(attempt);
            }
        }
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        try {
            return Optional.of(client.getObjectAsBytes(
                            request -> request.bucket(buckets.of(key.shelf())).key(key.path()))
                    .asByteArray());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<DocumentKey> list(Shelf shelf, String folder) {
        return client
                .listObjectsV2Paginator(
                        request -> request.bucket(buckets.of(shelf)).prefix(folder + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(DocumentKey::isPath)
                .sorted()
                .map(path -> new DocumentKey(shelf, path))
                .toList();
    }

    @Override
    public Optional<Instant> storedAt(DocumentKey key) {
        try {
            return Optional.of(client.headObject(
                            request -> request.bucket(buckets.of(key.shelf())).key(key.path()))
                    .lastModified());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Every version and every delete marker, whatever the bucket's settings are or were.
    @Override
    public boolean erase(DocumentKey key) {
        key.requireErasable();
        return versions.erase(buckets.of(key.shelf()), key.path());
    }

    private static String type(String path) {
        int dot = path.lastIndexOf('.');
        return TYPES.getOrDefault(dot < 0 ? "" : path.substring(dot), "application/octet-stream");
    }
}
