package register.aws.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.aws.stand.S3ProxyStand;
import register.aws.stand.Shelves;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.testing.Waiting;
import register.value.Sha256;

/// On S3Proxy, which checks signatures and the time.
final class SignedLinksTest {
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "links/own.pdf");
    private static final byte[] CONTENT = {1, 2, 3};

    private S3ProxyStand stand;
    private Shelves shelves;

    @BeforeEach
    void open() {
        stand = new S3ProxyStand();
        shelves = stand.shelves();
        assertTrue(new S3Documents(shelves.client(), shelves.buckets()).putIfAbsent(KEY, CONTENT));
    }

    @AfterEach
    void close() {
        shelves.close();
        stand.close();
    }

    @Test
    void aLinkEnds() throws InterruptedException {
        URI lasting = link(Duration.ofMinutes(5));
        URI ending = link(Duration.ofSeconds(1));
        Waiting.until("ended", () -> AwsEngine.fetch(ending).isEmpty(), ending::toString);
        assertArrayEquals(CONTENT, AwsEngine.fetch(lasting).orElseThrow());
        assertEquals(Optional.empty(), AwsEngine.fetch(ending));
    }

    private URI link(Duration life) {
        return new S3Links(shelves.client(), shelves.presigner(), shelves.buckets(), life, null)
                .shortLived(KEY, Sha256.of(CONTENT), "a.pdf")
                .orElseThrow();
    }

    @Test
    void aLinkSignedWithAnotherSecretLeadsNowhere() {
        try (Shelves forger = stand.forged(shelves)) {
            URI link = new S3Links(shelves.client(), forger.presigner(), shelves.buckets())
                    .shortLived(KEY, Sha256.of(CONTENT), "a.pdf")
                    .orElseThrow();
            assertEquals(Optional.empty(), AwsEngine.fetch(link));
        }
    }
}
