package register.aws.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.value.Sha256;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Presigned addresses of objects (S3 User Guide, "Sharing objects with presigned URLs"), valid for five minutes, or
/// as long as the function's own credentials. The address includes the object's version, if the bucket has versions,
/// so it leads to the content whose hash was compared.
public final class S3Links implements DocumentLinks {
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final S3Presigner presigner;
    private final Buckets buckets;
    private final Duration lifetime;
    private final @Nullable String edge;

    public S3Links(S3Client client, S3Presigner presigner, Buckets buckets) {
        this(client, presigner, buckets, LIFETIME, null);
    }

    /// @param lifetime of a link; at least a second
    /// @param edge the address that serves the published bucket, without a trailing slash; null for none
    public S3Links(S3Client client, S3Presigner presigner, Buckets buckets, Duration lifetime, @Nullable String edge) {
        this.client = client;
        this.presigner = presigner;
        this.buckets = buckets;
        this.lifetime = lifetime;
        this.edge = edge;
    }

    @Override
    public Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName) {
        String bucket = buckets.of(key.shelf());
        try {
            Found found = find(bucket, key.path());
            if (!found.sha256().equals(sha256)) {
                return Optional.empty();
            }
            return Optional.of(
                    areLasting(key)
                            ? atEdge(key.path(), found.version())
                            : presigned(bucket, key.path(), found.version(), fileName));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// At the edge, what is published has the address of its object's version, which never changes.
    @Override
    public boolean areLasting(DocumentKey key) {
        return edge != null && key.shelf() == DocumentKey.Shelf.PUBLISHED;
    }

    private URI atEdge(String path, @Nullable String version) {
        return URI.create(edge + "/" + path + (version == null ? "" : "?versionId=" + version));
    }

    private record Found(Sha256 sha256, @Nullable String version) {}

    private Found find(String bucket, String path) {
        HeadObjectResponse head =
                client.headObject(request -> request.bucket(bucket).key(path).checksumMode(ChecksumMode.ENABLED));
        String checksum = head.checksumSHA256();
        // The checksum of a multipart object is not that of its bytes.
        if (checksum != null && !checksum.contains("-") && head.checksumType() != ChecksumType.COMPOSITE) {
            return new Found(
                    new Sha256(HexFormat.of().formatHex(Base64.getDecoder().decode(checksum))), head.versionId());
        }
        ResponseBytes<GetObjectResponse> object = client.getObjectAsBytes(
                request -> request.bucket(bucket).key(path).versionId(head.versionId()));
        return new Found(Sha256.of(object.asByteArray()), head.versionId());
    }

    private URI presigned(String bucket, String path, @Nullable String version, String fileName) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(bucket)
                .key(path)
                .versionId(version)
                .responseContentType("application/pdf")
                .responseContentDisposition(Disposition.inline(fileName))
                .responseCacheControl("private, no-store")
                .build();
        return URI.create(presigner
                .presignGetObject(presign -> presign.signatureDuration(lifetime).getObjectRequest(get))
                .url()
                .toString());
    }
}
