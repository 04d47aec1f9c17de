package register.aws.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.aws.Environment;
import register.aws.stand.AwsEngine;
import register.aws.stand.S3ProxyStand;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.aws.store.S3Links;
import register.chain.Sha256;
import register.contract.DocumentLinksContract;
import register.contract.Engine;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;

/// The links of the engine's contract, on S3Proxy, which looks at signatures.
final class AwsLinksContractTest implements DocumentLinksContract {
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "links/own.pdf");
    private static final byte[] CONTENT = {1, 2, 3};

    private S3ProxyStand stand;
    private Shelves shelves;
    private Engine engine;

    @BeforeEach
    void open() {
        stand = new S3ProxyStand();
        shelves = stand.shelves();
        engine = AwsEngine.over(Stands.aws(), shelves, () -> shelves.seenBy(Environment.of(stand.variables())));
    }

    @AfterEach
    void close() {
        engine.close();
        stand.close();
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Test
    @DisplayName("a link ends")
    void ends() throws InterruptedException {
        engine.documents().putIfAbsent(KEY, CONTENT);
        URI link = new S3Links(shelves.client(), shelves.presigner(), shelves.buckets(), Duration.ofSeconds(2))
                .shortLived(KEY, Sha256.of(CONTENT), "a.pdf")
                .orElseThrow();
        assertArrayEquals(CONTENT, AwsEngine.fetch(link).orElseThrow());
        Thread.sleep(3_500);
        assertEquals(Optional.empty(), AwsEngine.fetch(link));
    }

    @Test
    @DisplayName("a link signed with another secret leads nowhere")
    void isWorthlessUnderAnotherSecret() {
        engine.documents().putIfAbsent(KEY, CONTENT);
        try (Shelves forger = stand.forged(shelves)) {
            URI link = new S3Links(shelves.client(), forger.presigner(), shelves.buckets())
                    .shortLived(KEY, Sha256.of(CONTENT), "a.pdf")
                    .orElseThrow();
            assertEquals(Optional.empty(), AwsEngine.fetch(link));
        }
    }
}
