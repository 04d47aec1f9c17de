package register.aws.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// Erases an object with all of its versions. A bucket that has or had versions keeps a deleted object as a version,
/// behind a delete marker (S3 User Guide, "Deleting object versions from a versioning-enabled bucket"); in a bucket
/// that never had any, the one version has the id `null`.
///
/// A caller needs `s3:ListBucketVersions` and `s3:DeleteObjectVersion`.
record S3Versions(S3Client client) {
    /// Can be repeated.
    ///
    /// @return true if it had a version
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
