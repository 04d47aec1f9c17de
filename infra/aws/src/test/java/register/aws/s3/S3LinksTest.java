package register.aws.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.aws.stand.S3Stand;
import register.aws.stand.Shelves;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.value.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// On S3Mock, whose buckets have versions.
final class S3LinksTest {
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "snapshots/example/1.pdf");
    private static final byte[] ISSUED = {1, 2, 3};
    private static final byte[] OTHER = {4, 5};

    private Shelves shelves;
    private S3Links links;

    @BeforeEach
    void open() {
        shelves = S3Stand.shared().shelves();
        links = new S3Links(shelves.client(), shelves.presigner(), shelves.buckets());
        assertTrue(new S3Documents(shelves.client(), shelves.buckets()).putIfAbsent(KEY, ISSUED));
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    @Test
    void anOverwrittenObjectIsNotLinkedAndOlderLinksKeepTheirVersion() {
        URI before = link().orElseThrow();
        overwrite();
        assertEquals(Optional.empty(), link());
        assertTrue(before.getRawQuery().contains("versionId="), before.toString());
        assertArrayEquals(ISSUED, AwsEngine.fetch(before).orElseThrow());
    }

    @Test
    void theBytesAreReadWhereThereIsNoChecksum() {
        shelves.client()
                .putObject(
                        request ->
                                request.bucket(shelves.bucket(Shelf.PUBLISHED)).key("plain.pdf"),
                        RequestBody.fromBytes(OTHER));
        DocumentKey plain = new DocumentKey(Shelf.PUBLISHED, "plain.pdf");
        assertTrue(links.shortLived(plain, Sha256.of(OTHER), "a.pdf").isPresent());
        assertFalse(links.shortLived(plain, Sha256.of(ISSUED), "a.pdf").isPresent());
    }

    @Test
    void aDeletedObjectIsNotLinked() {
        shelves.client()
                .deleteObject(request ->
                        request.bucket(shelves.bucket(Shelf.PUBLISHED)).key(KEY.path()));
        assertEquals(Optional.empty(), link());
    }

    @Test
    void theDownloadIsAPdfOfItsNameThatNobodyKeeps() throws Exception {
        URI link =
                links.shortLived(KEY, Sha256.of(ISSUED), "Ülevaade \"1\".pdf").orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> response =
                    client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding());
            assertEquals(200, response.statusCode());
            assertEquals(
                    "application/pdf",
                    response.headers().firstValue("content-type").orElseThrow());
            assertEquals(
                    "inline; filename=\"_levaade _1_.pdf\"; filename*=UTF-8''%C3%9Clevaade%20%221%22.pdf",
                    response.headers().firstValue("content-disposition").orElseThrow());
            assertEquals(
                    "private, no-store",
                    response.headers().firstValue("cache-control").orElseThrow());
        }
    }

    /// Each version of a published object has one address there; what can be erased has none.
    @Test
    void atTheEdgeWhatIsPublishedHasALastingAddressOfExactlyTheseBytes() {
        var edge = new S3Links(
                shelves.client(), shelves.presigner(), shelves.buckets(), S3Links.LIFETIME, "https://register.example");
        HeadObjectResponse head = shelves.client()
                .headObject(request ->
                        request.bucket(shelves.bucket(Shelf.PUBLISHED)).key(KEY.path()));
        assertEquals(
                Optional.of(
                        URI.create("https://register.example/snapshots/example/1.pdf?versionId=" + head.versionId())),
                edge.shortLived(KEY, Sha256.of(ISSUED), "a.pdf"));
        assertTrue(edge.areLasting(KEY));
        assertEquals("public, max-age=31536000, immutable", head.cacheControl());
        assertEquals("inline; filename=\"example-1.pdf\"", head.contentDisposition());
        overwrite();
        assertEquals(Optional.empty(), edge.shortLived(KEY, Sha256.of(ISSUED), "a.pdf"));

        DocumentKey personal = new DocumentKey(Shelf.PERSONAL, KEY.path());
        assertTrue(new S3Documents(shelves.client(), shelves.buckets()).putIfAbsent(personal, ISSUED));
        URI signed = edge.shortLived(personal, Sha256.of(ISSUED), "a.pdf").orElseThrow();
        assertTrue(signed.getRawQuery().contains("X-Amz-Signature="), signed.toString());
        assertFalse(edge.areLasting(personal));
        assertFalse(links.areLasting(KEY));
    }

    @Test
    void aLinkLastsFiveMinutesAndSignsNothingButTheHost() {
        String query = link().orElseThrow().getRawQuery();
        assertTrue(query.contains("X-Amz-Expires=300"), query);
        assertTrue(query.contains("X-Amz-SignedHeaders=host&") || query.endsWith("X-Amz-SignedHeaders=host"), query);
    }

    private Optional<URI> link() {
        return links.shortLived(KEY, Sha256.of(ISSUED), "a.pdf");
    }

    /// With the bucket owner's rights, which no function has.
    private void overwrite() {
        shelves.client()
                .putObject(
                        request ->
                                request.bucket(shelves.bucket(Shelf.PUBLISHED)).key(KEY.path()),
                        RequestBody.fromBytes(OTHER));
    }
}
