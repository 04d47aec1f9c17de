package register.aws.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import register.assembly.Ports;
import register.assembly.Register;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.commands.folder.SiteHostContract;
import register.contract.world.FictitiousRegister;
import register.files.SiteHost;
import register.memory.MemoryPorts;
import register.read.endpoint.ServedSite;
import register.value.Bytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket as the place of a site's files.
final class KeptFilesTest extends SiteHostContract {
    private static final String FOLDER = "site/";

    private static Shelves shelves;

    @BeforeAll
    static void open() {
        shelves = Shelves.in(Stands.objects().environment(), false);
    }

    @AfterAll
    static void close() {
        shelves.close();
    }

    @Override
    protected Place place() {
        String bucket = "files-" + UUID.randomUUID();
        shelves.create(bucket);
        return new InBucket(shelves.client(), bucket);
    }

    private record InBucket(S3Client client, String bucket) implements Place {
        @Override
        public int write(Ports ports, Clock clock, UnaryOperator<SiteHost> around) throws IOException {
            try {
                return new KeptFiles(new Register(ports, clock), ServedSite.UNKNOWN, client, bucket, around)
                        .write(null);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /// With time left for one look.
        @Override
        public void come(Ports ports, Clock clock) {
            Clock running = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), clock.instant()));
            Context context = (Context) Proxy.newProxyInstance(
                    Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> 1);
            var _ = new KeptFiles(new Register(ports, running), ServedSite.UNKNOWN, client, bucket).write(context);
        }

        @Override
        public Map<String, Bytes> files() {
            var files = new TreeMap<String, Bytes>();
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(FOLDER))
                    .contents()) {
                files.put(object.key().substring(FOLDER.length()), content(object.key()));
            }
            return files;
        }

        private Bytes content(String key) {
            return Bytes.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        }

        @Override
        public Optional<Bytes> at(String address) {
            try {
                return Optional.of(content(FOLDER + name(address)));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        }

        @Override
        public String name(String address) {
            return address.substring(1);
        }

        @Override
        public void use(Use use) throws IOException {
            try (var host = new S3Host(client, bucket)) {
                use.of(host);
            }
        }
    }

    /// A client one of whose writes fails.
    private static S3Client failing(S3Client client, int write) {
        var writes = new AtomicInteger();
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (_, method, arguments) -> {
                    if (method.getName().matches("(put|delete)Object") && writes.incrementAndGet() == write) {
                        throw SdkClientException.create("cut off");
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void theRunAfterAFailedWriteCompletesIt() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC);
        var ports = new MemoryPorts(clock);
        var register = new FictitiousRegister(ports);
        InBucket place = (InBucket) place();
        int failed = 0;
        for (int version = 1; version <= 12; version++) {
            register.publish(FictitiousRegister.FIRST, "2026-01-%02d".formatted(version), "one of many", null);
            register.sign();
            register.snapshots();
            InBucket disturbed = new InBucket(failing(place.client(), 1 + 9 * version), place.bucket());
            try {
                var _ = disturbed.write(ports, clock, UnaryOperator.identity());
            } catch (IOException | SdkClientException _) {
                failed++;
            }
            var _ = place.write(ports, clock, UnaryOperator.identity());
        }
        assertTrue(failed > 6, failed + " failed");
        Place other = place();
        var _ = other.write(ports, clock, UnaryOperator.identity());
        Map<String, Bytes> whole = other.files();
        Map<String, Bytes> found = place.files();
        found.keySet().removeIf(name -> name.contains(".p/") && !whole.containsKey(name));
        assertEquals(whole, found);
    }
}
