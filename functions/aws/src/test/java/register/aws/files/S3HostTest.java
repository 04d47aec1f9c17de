package register.aws.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import register.files.SiteFile;
import register.value.Bytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

final class S3HostTest {
    private static final SiteFile FILE = new SiteFile(Bytes.of(new byte[] {1}), Map.of("Content-Type", "text/plain"));
    private static final long A_WHILE = 300_000_000;

    /// A bucket that refuses `/refused` while it stores `/slow`, which nothing interrupts.
    private static final class Bucket implements S3Client {
        private final Set<String> stored = ConcurrentHashMap.newKeySet();
        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            if (request.key().endsWith("/slow")) {
                begun.countDown();
                long end = System.nanoTime() + A_WHILE;
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(A_WHILE / 10);
                }
                stored.add(request.key());
                return PutObjectResponse.builder().build();
            }
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw SdkClientException.create("refused");
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void whatHasLongerHeadersThanS3TakesIsLeftToTheFunctions() throws IOException {
        var bucket = new Bucket();
        var wide = new SiteFile(Bytes.of(new byte[] {1}), Map.of("Link", "l".repeat(2048)));
        try (var host = new S3Host(bucket, "files")) {
            assertFalse(host.takes(wide));
            assertTrue(host.takes(FILE));
        }
    }

    /// Otherwise it could replace what the next run writes, as Lambda lets a function go on at its next call.
    @Test
    void noWriteOutlivesItsRun() throws IOException {
        var bucket = new Bucket();
        try (var host = new S3Host(bucket, "files")) {
            host.begin(true);
            for (String name : List.of("refused", "slow")) {
                Path waiting =
                        Files.write(host.waiting().resolve(name), FILE.content().toArray());
                host.put(name, waiting, FILE.headers());
            }
            assertThrows(IOException.class, host::settle);
        }
        assertEquals(Set.of("site/slow"), bucket.stored);
    }
}
