package register.aws.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// Erases an object with everything that a bucket keeps of it. A bucket that has versions, or had them once, keeps what
/// is deleted under the version's id, and a mark in its place (S3 User Guide, "Deleting object versions from a
/// versioning-enabled bucket"); where there never were any, the one version has the id `null`.
///
/// A caller that erases needs `s3:ListBucketVersions` and `s3:DeleteObjectVersion`.
final class S3Versions {
    private final S3Client client;

    S3Versions(S3Client client) {
        this.client = client;
    }

    /// Can be repeated.
    ///
    /// @return whether there was a version of it
    boolean erase(String bucket, String key) {
        List<ListObjectVersionsResponse> pages =
                client
                        .listObjectVersionsPaginator(
                                request -> request.bucket(bucket).prefix(key))
                        .stream()
                        .toList();
        List<ObjectVersion> versions = pages.stream()
                .flatMap(page -> page.versions().stream())
                .filter(version -> version.key().equals(key))
                .toList();
        versions.forEach(version -> delete(bucket, key, version.versionId()));
        pages.stream()
                .flatMap(page -> page.deleteMarkers().stream())
                .filter(mark -> mark.key().equals(key))
                .forEach(mark -> delete(bucket, key, mark.versionId()));
        return !versions.isEmpty();
    }

    private void delete(String bucket, String key, String version) {
        client.deleteObject(request -> request.bucket(bucket).key(key).versionId(version));
    }
}
