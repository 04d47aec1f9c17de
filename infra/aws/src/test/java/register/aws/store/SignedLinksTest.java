package register.aws.store;

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
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;

/// On S3Proxy, which looks at signatures and at the time.
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
        URI link = new S3Links(shelves.client(), shelves.presigner(), shelves.buckets(), Duration.ofSeconds(2))
                .shortLived(KEY, Sha256.of(CONTENT), "a.pdf")
                .orElseThrow();
        assertArrayEquals(CONTENT, AwsEngine.fetch(link).orElseThrow());
        Thread.sleep(3_500);
        assertEquals(Optional.empty(), AwsEngine.fetch(link));
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
