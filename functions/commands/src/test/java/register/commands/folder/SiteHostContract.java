package register.commands.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import register.assembly.Ports;
import register.commands.audit.AuditFinding;
import register.commands.audit.Fetch;
import register.commands.audit.LogAudit;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.contract.world.FictitiousRegister;
import register.files.SiteFile;
import register.files.SiteHost;
import register.memory.MemoryPorts;
import register.value.Bytes;
import register.value.PolicyId;

/// What each place for a site's files has to keep.
public abstract class SiteHostContract {
    private static final List<PolicyId> POLICIES = List.of(FictitiousRegister.FIRST, FictitiousRegister.THIRD);
    /// The number of writes of a first run between two deaths. With 1, `-Dregister.each-write=1`, it takes minutes.
    private static final int STEP = Integer.getInteger("register.each-write", 37);

    private static final String PERSON = "Peeter Näidis-Kask";

    private final Clock clock = Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC);
    private final Ports ports = new MemoryPorts(clock);
    private final FictitiousRegister register = new FictitiousRegister(ports);

    /// Files as readers see them.
    public interface Place {
        /// One run.
        ///
        /// @param around stands before the host
        /// @return the number of files that were put or removed
        int write(Ports ports, Clock clock, UnaryOperator<SiteHost> around) throws IOException;

        /// A run that comes during another one.
        ///
        /// @throws IllegalStateException or IOException if it gives up
        void come(Ports ports, Clock clock) throws IOException;

        /// All files by name, without the writer's own.
        Map<String, Bytes> files() throws IOException;

        /// The name of the file at an address.
        String name(String address);

        /// What readers get at an address.
        Optional<Bytes> at(String address) throws IOException;

        /// Does something with the host, outside a run.
        void use(Use use) throws IOException;
    }

    public interface Use {
        void of(SiteHost host) throws IOException;
    }

    /// An empty one.
    protected abstract Place place() throws IOException;

    private void history() {
        register.publish(FictitiousRegister.FIRST, "2026-01-01", "first", null);
        register.publish(FictitiousRegister.FIRST, "2026-01-01", "put right", "The address was wrong");
        register.publish(FictitiousRegister.FIRST, "2026-06-01", "announced", null);
        register.withdraw(FictitiousRegister.FIRST, "2026-06-01");
        register.publishPersons("2026-01-01", List.of(PERSON));
        sealed();
    }

    private void news() {
        register.publish(FictitiousRegister.FIRST, "2026-07-01", "announced again", null);
        sealed();
    }

    private void sealed() {
        register.sign();
        register.snapshots();
    }

    private int write(Place place) throws IOException {
        return place.write(ports, clock, UnaryOperator.identity());
    }

    /// @return false if the run came to its end
    private boolean dies(Place place, int writes, Random random) throws IOException {
        var done = new AtomicInteger();
        try {
            steps(place, random, settle -> {
                if (done.getAndIncrement() == writes) {
                    settle.run();
                    throw new StepwiseHost.DeathError();
                }
            });
            return false;
        } catch (StepwiseHost.DeathError _) {
            return true;
        }
    }

    private void steps(Place place, Random random, StepwiseHost.Before before) throws IOException {
        var _ = place.write(ports, clock, host -> new StepwiseHost(host, random, before));
    }

    /// Looks at what a run would leave if it died at a write, for each of them.
    ///
    /// @return the number of writes
    private int verified(Place place, Random random) throws IOException {
        var writes = new AtomicInteger();
        steps(place, random, settle -> {
            settle.run();
            assertVerifies(place, writes.getAndIncrement() + " writes");
        });
        assertVerifies(place, "all writes");
        return writes.get();
    }

    @Test
    void logsVerifyAtEachWriteOfARun() throws IOException {
        history();
        Place place = place();
        write(place);
        news();
        int writes = verified(place, new Random(1));
        assertTrue(writes > 50, writes + " writes");
    }

    @Test
    void logsVerifyOrAreNotThereAtEachWriteOfAFirstRun() throws IOException {
        history();
        int writes = verified(place(), new Random(2));
        assertTrue(writes > 150, writes + " writes");
    }

    @Test
    void theRunAfterDeathsCompletesThem() throws IOException {
        history();
        Place place = place();
        write(place);
        Map<String, Bytes> before = place.files();
        news();
        var random = new Random(3);
        int deaths = 0;
        while (dies(place, Math.min(STEP, 7), random)) {
            deaths++;
            assertVerifies(place, deaths + " deaths");
        }
        assertTrue(deaths > 7, deaths + " deaths");
        Place other = place();
        write(other);
        assertSame(other.files(), place.files());
        assertFalse(before.equals(place.files()));
    }

    @Test
    void theRunAfterAFirstOnesDeathCompletesIt() throws IOException {
        history();
        Place whole = place();
        write(whole);
        var random = new Random(4);
        int writes = 0;
        Place place = place();
        while (dies(place, writes, random)) {
            assertVerifies(place, writes + " writes");
            write(place);
            assertSame(whole.files(), place.files());
            writes += STEP;
            place = place();
        }
        assertTrue(writes > 100, writes + " writes");
    }

    @Test
    void noLogsHeadIsPutBeforeAllElse() throws IOException {
        history();
        Place place = place();
        var order = new ArrayList<String>();
        var _ = place.write(ports, clock, host -> new HostAround(host) {
            @Override
            public void put(String name, Path waiting, Map<String, String> headers) throws IOException {
                order.add(name);
                super.put(name, waiting, headers);
            }

            @Override
            public void settle() throws IOException {
                super.settle();
                order.add("settled");
            }
        });
        int pages = order.indexOf(place.name("/example/en/"));
        for (PolicyId policy : POLICIES) {
            int head = order.indexOf(place.name("/log/" + policy + "/checkpoint"));
            assertTrue(order.indexOf(place.name("/log/" + policy + "/contents/1")) < pages);
            assertTrue(order.subList(0, pages).contains("settled"), "entries are there before pages");
            assertTrue(order.subList(pages, head).contains("settled"), "pages are there before the head");
            assertEquals(
                    List.of(),
                    order.subList(head, order.size()).stream()
                            .filter(name -> !name.startsWith("log/") && !name.equals("settled"))
                            .toList());
        }
    }

    @Test
    void aRunWithoutNewsPutsAndRemovesNothing() throws IOException {
        history();
        Place place = place();
        assertTrue(write(place) > 100);
        int changes = place.write(ports, clock, host -> new HostAround(host) {
            @Override
            public void put(String name, Path waiting, Map<String, String> headers) {
                fail(name);
            }

            @Override
            public void remove(String name) {
                fail(name);
            }
        });
        assertEquals(0, changes);
    }

    @Test
    void aRedactedNameIsInNoFile() throws IOException {
        history();
        Place place = place();
        write(place);
        assertFalse(naming(place).isEmpty());
        register.redact(PERSON);
        sealed();
        write(place);
        assertEquals(List.of(), naming(place));
        assertVerifies(place, "a redaction");
    }

    private static List<String> naming(Place place) throws IOException {
        return place.files().entrySet().stream()
                .filter(file -> new String(file.getValue().toArray(), UTF_8).contains(PERSON))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void whatAWholeRunDoesNotMakeIsRemovedExceptPartialTiles() throws IOException {
        history();
        Place place = place();
        List<String> left = List.of("/example/1999-01-01/1/en.pdf", "/log/example/tile/0/000.p/1");
        place.use(host -> {
            for (String address : left) {
                put(host, address);
            }
            host.settle();
        });
        write(place);
        assertEquals(
                left.subList(1, 2),
                left.stream().filter(address -> has(place, address)).toList());
    }

    private static boolean has(Place place, String address) {
        try {
            return place.at(address).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(SiteHost host, String address) throws IOException {
        Path waiting = Files.createTempFile(host.waiting(), "of", address.replaceAll("[^a-z]", ""));
        Files.writeString(waiting, address);
        host.put(host.name(address), waiting, Map.of("Content-Type", "text/plain"));
    }

    @Test
    void filesHaveWhateverNamesAddressesGiveThem() throws IOException {
        List<String> addresses = List.of(
                "/.well-known/subprocessors.json",
                "/log/example/tile/0/x001/067.p/3",
                "/log/example/checkpoint",
                "/revision/2026-01-01/1/pt-BR/",
                "/assets/0a1b.svg",
                "/odd/a+b & c=d%2F'ü'.json");
        Place place = place();
        place.use(host -> {
            host.begin(false);
            for (String address : addresses) {
                assertFalse(host.has(host.name(address)), address);
                put(host, address);
            }
            host.settle();
            host.begin(false);
            for (String address : addresses) {
                assertTrue(host.has(host.name(address)), address);
                assertTrue(host.has(host.name(address), Bytes.of(address.getBytes(UTF_8))), address);
                assertFalse(host.has(host.name(address), Bytes.of(new byte[3])), address);
            }
            var names = new TreeSet<>(addresses.stream().map(host::name).toList());
            assertEquals(names, new TreeSet<>(host.names(names)));
        });
        assertEquals(addresses.size(), place.files().size());
        place.use(host -> {
            host.begin(false);
            for (String address : addresses) {
                host.remove(host.name(address));
            }
            host.settle();
        });
        assertEquals(Map.of(), place.files());
    }

    @Test
    void whoComesDuringAnothersRunChangesNothing() throws IOException {
        history();
        Place place = place();
        var came = new ArrayList<String>();
        var _ = place.write(ports, clock, host -> new HostAround(host) {
            @Override
            public Map<String, SiteFile> own(SiteFile missing) {
                came.add(second(place));
                return super.own(missing);
            }
        });
        assertEquals(1, came.size());
        assertTrue(came.getFirst().contains("another"), came.getFirst());
        assertVerifies(place, "two runs");
    }

    private String second(Place place) {
        return assertThrows(Exception.class, () -> place.come(ports, clock)).toString();
    }

    private void assertVerifies(Place place, String after) throws IOException {
        for (PolicyId policy : POLICIES) {
            if (place.at("/log/" + policy + "/checkpoint").isEmpty()) {
                continue;
            }
            Fetch fetch = (address, _, _) -> place.at(address.getPath())
                    .map(content -> new Fetch.Fetched(200, Fetch.Fetched.PLAIN, content))
                    .orElse(new Fetch.Fetched(404, Fetch.Fetched.PLAIN, Bytes.of(new byte[0])));
            try (LogServer server =
                    LogServer.at("https://register.example.com/log/" + policy, Duration.ofMinutes(1), fetch)) {
                LogReport report = new LogAudit(server, null, LogTrust.NOBODY, clock).run();
                // Pages may show an entry whose checkpoint is not there yet.
                assertEquals(
                        List.of(),
                        report.findings().stream()
                                .filter(finding -> finding.kind() != AuditFinding.Kind.UNSIGNED_ENTRY)
                                .toList(),
                        () -> policy + " after " + after);
                assertTrue(report.read() > 0);
            }
        }
    }

    private static void assertSame(Map<String, Bytes> expected, Map<String, Bytes> found) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        // Clients with an older checkpoint may ask for its partial tiles.
        names.removeIf(name -> name.contains(".p/") && !expected.containsKey(name));
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> !Objects.equals(expected.get(name), found.get(name)))
                        .toList());
    }
}
