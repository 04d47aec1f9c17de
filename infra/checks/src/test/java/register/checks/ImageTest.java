package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// A release's container image, run by another user than root on a read-only root with one volume.
@Tag("end-to-end")
class ImageTest {
    private static final String LIST = "/v1/policies/liveagent/subprocessors?lang=et&asOf=2023-10-02";

    @TempDir
    private static Path folder;

    private static Path image;
    private static Path layout;
    private static String tag;
    private static Container container;

    @BeforeAll
    static void unpack() throws Exception {
        image = MadeRelease.make().image();
        layout = Files.createDirectory(folder.resolve("layout"));
        Command opened = Command.run(Map.of(), "tar", "-xf", image.toString(), "-C", layout.toString());
        assertEquals(0, opened.exit(), opened.toString());
        tag = String.valueOf(annotations().get("org.opencontainers.image.ref.name"));
        container = Container.unpack(layout, tag, folder);
    }

    @Test
    void itServesStopsAndServesTheSameAgainAndWritesOnlyToItsVolume() throws Exception {
        var variables = new HashMap<>(Map.of(
                "REGISTER_HTTP_ADDRESS", "127.0.0.1",
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", "0",
                "REGISTER_METRICS_PORT", freePort(),
                "REGISTER_POLICIES", "/opt/subprocessor-register/examples/policies"));
        long begun = System.nanoTime();
        byte[] list;
        try (RunningRegister register = start(variables)) {
            long first = millisSince(begun);
            list = register.get(LIST).body();
            assertTrue(new String(list, UTF_8).contains("Websupport, s.r.o."));
            Command healthy = container.run(variables, "register", "health");
            assertEquals(new Command(0, "ready\n", ""), healthy);
            Command user =
                    container.run(variables, "sh", "-c", "while read -r l; do echo \"$l\"; done </proc/self/status");
            assertTrue(user.out().contains("Uid:\t8080\t8080\t8080\t8080\n"), user.toString());
            assertTrue(user.out().contains("CapEff:\t0000000000000000\n"), user.toString());
            for (String there : List.of("/", "/tmp/", "/etc/", "/dev/", "/opt/subprocessor-register/", "/var/lib/")) {
                Command refused = container.run(variables, "sh", "-c", "echo x >" + there + "x");
                assertEquals(2, refused.exit(), there + refused);
                assertTrue(refused.err().endsWith("Read-only file system\n"), there + refused);
            }
            assertEquals(0, register.endInside(), register.log());
            assertTrue(register.log().endsWith(" INFO ending\n"), register.log());
            begun = System.nanoTime();
            try (RunningRegister again = start(variables)) {
                report(first, millisSince(begun));
                assertArrayEquals(list, again.get(LIST).body());
                assertEquals(0, again.endInside(), again.log());
            }
        }
        assertEquals(3, container.run(variables, "register", "health").exit());
    }

    private static RunningRegister start(Map<String, String> variables) throws IOException, InterruptedException {
        return RunningRegister.start(container.words(container.program(), variables), folder, Map.of())
                .untilReady();
    }

    private static String freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return String.valueOf(free.getLocalPort());
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /// For infra/bench/README.md.
    private static void report(long first, long later) throws IOException {
        Files.writeString(
                Files.createDirectories(Checkout.file("infra/checks/target")).resolve("image.md"),
                "%s: %,d bytes, %d layers; ready after %,d ms with the examples to publish, %,d ms later%n"
                        .formatted(
                                image.getFileName(),
                                Files.size(image),
                                dockerLayers().size(),
                                first,
                                later));
    }

    @Test
    void dockerReadsTheSameImage() throws IOException {
        Map<String, Object> manifest = blob(Container.map(
                Container.list(Container.read(layout.resolve("index.json")).get("manifests"))
                        .getFirst()));
        assertEquals(
                Container.list(manifest.get("layers")).stream()
                        .map(ImageTest::path)
                        .toList(),
                dockerLayers());
        assertEquals(path(manifest.get("config")), docker().get("Config"));
        assertEquals(List.of("subprocessor-register:" + tag), docker().get("RepoTags"));
        Map<String, Object> config = Container.map(blob(manifest.get("config")).get("config"));
        assertEquals(
                tag, Container.map(config.get("Labels")).get("org.opencontainers.image.version"), config.toString());
        assertTrue(Container.map(config.get("ExposedPorts")).containsKey("8080/tcp"), config.toString());
    }

    @Test
    void composeRunsThisImageAsItIsMeantTo() throws Exception {
        Map<String, Object> services = Container.map(
                Container.read(image.resolveSibling("compose.yaml")).get("services"));
        Map<String, Object> service = Container.map(services.get("register"));
        assertEquals("subprocessor-register:" + tag, service.get("image"));
        assertEquals(List.of("data:" + container.volume()), service.get("volumes"));
        assertEquals(List.of("127.0.0.1:8080:8080"), service.get("ports"));
        assertEquals(true, service.get("read_only"));
        // Longer than the server takes at most.
        assertEquals("30s", service.get("stop_grace_period"));
        assertEquals(
                List.of("CMD", "register", "health"),
                Container.map(service.get("healthcheck")).get("test"));
    }

    @Test
    void itCarriesTheLicencesOfItsPackagesAndItsDataAreItsUsers() throws Exception {
        List<Path> packages = RunningRegister.files(container.root().resolve("var/lib/dpkg/status.d"));
        assertTrue(packages.size() >= 3, packages.toString());
        for (Path record : packages) {
            assertTrue(
                    Files.readString(record).startsWith("Package: " + record.getFileName() + "\n"), record.toString());
            Path licence = container.root().resolve("usr/share/doc/" + record.getFileName() + "/copyright");
            assertTrue(Files.size(licence) > 0, licence.toString());
        }
        Command listed = Command.run(
                Map.of(),
                "tar",
                "-tvzf",
                layout.resolve(String.valueOf(dockerLayers().getFirst())).toString());
        assertTrue(
                listed.out()
                        .lines()
                        .anyMatch(line -> line.matches("drwx------ 8080/8080 .*" + container.volume() + "/")),
                listed.toString());
    }

    private static Map<String, Object> annotations() throws IOException {
        return Container.map(Container.map(Container.list(
                                Container.read(layout.resolve("index.json")).get("manifests"))
                        .getFirst())
                .get("annotations"));
    }

    private static Map<String, Object> docker() throws IOException {
        return Container.map(
                Container.list(Container.value(layout.resolve("manifest.json"))).getFirst());
    }

    private static List<Object> dockerLayers() throws IOException {
        return Container.list(docker().get("Layers"));
    }

    private static Map<String, Object> blob(@Nullable Object descriptor) throws IOException {
        return Container.read(layout.resolve(path(descriptor)));
    }

    private static String path(@Nullable Object descriptor) {
        return "blobs/"
                + String.valueOf(Container.map(descriptor).get("digest")).replace(':', '/');
    }
}
