package register.aws.stand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import register.aws.AwsConnection;
import register.aws.s3.Buckets;
import register.aws.s3.S3Connection;
import register.document.DocumentKey.Shelf;
import register.settings.Variables;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Three empty buckets of a stand-in, and the adapters on them.
public final class Shelves implements AutoCloseable {
    private final Map<String, String> names;
    private final S3Client client;
    private final S3Presigner presigner;

    private Shelves(Variables environment, Map<String, String> names) {
        this.names = Map.copyOf(names);
        S3Connection connection = S3Connection.of(AwsConnection.of(environment));
        this.client = connection.client();
        this.presigner = connection.presigner(client);
    }

    public static Shelves in(Variables environment, boolean versioned) {
        String own = UUID.randomUUID().toString();
        var names = new HashMap<String, String>();
        names.put("REGISTER_PUBLISHED_BUCKET", "published-" + own);
        names.put("REGISTER_PERSONAL_BUCKET", "personal-" + own);
        names.put("REGISTER_CORRESPONDENCE_BUCKET", "correspondence-" + own);
        var shelves = new Shelves(environment, names);
        for (String name : names.values()) {
            shelves.create(name);
            if (versioned && name.startsWith("published-")) {
                shelves.client.putBucketVersioning(request -> request.bucket(name)
                        .versioningConfiguration(status -> status.status(BucketVersioningStatus.ENABLED)));
            }
        }
        return shelves;
    }

    /// Makes a bucket. On a busy machine the first answer may take so long that the SDK repeats the request.
    public void create(String bucket) {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            if (e.numAttempts() == 1) {
                throw e;
            }
        }
    }

    /// Turns on versioning in a shelf's bucket.
    public void version(Shelf shelf) {
        client.putBucketVersioning(request -> request.bucket(bucket(shelf))
                .versioningConfiguration(configuration -> configuration.status(BucketVersioningStatus.ENABLED)));
    }

    /// Every version and every delete marker in a shelf's bucket, by key.
    public List<String> versions(Shelf shelf) {
        return client.listObjectVersionsPaginator(request -> request.bucket(bucket(shelf))).stream()
                .flatMap(page -> Stream.concat(
                        page.versions().stream().map(ObjectVersion::key),
                        page.deleteMarkers().stream().map(DeleteMarkerEntry::key)))
                .toList();
    }

    /// The same buckets, through another connection.
    public Shelves seenBy(Variables environment) {
        return new Shelves(environment, names);
    }

    /// The variables that name the buckets.
    public Map<String, String> variables() {
        return names;
    }

    public S3Client client() {
        return client;
    }

    public S3Presigner presigner() {
        return presigner;
    }

    public Buckets buckets() {
        return Buckets.of(Variables.of(names));
    }

    public String bucket(Shelf shelf) {
        return buckets().of(shelf);
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
