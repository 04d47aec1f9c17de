package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.read.ReadFunction;
import register.aws.redirect.RedirectFunction;
import register.aws.stand.AwsEngine;
import register.chain.Entry;
import register.contract.world.FictitiousRegister;
import register.contract.world.SoleTrader;
import register.document.DocumentKey;
import register.json.Json;
import register.json.JsonText;
import register.machine.http.GatewayRoutes;
import register.machine.http.HttpListener;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.testing.Checkout;
import register.value.Language;
import register.value.PolicyId;

/// A register moves from one machine to AWS and back with its archive, using commands.
final class MovingTest {
    private static final PolicyId LIVEAGENT = new PolicyId("liveagent");
    private static final List<String> NAMED = List.of("certificate", "--self-sign", "Fictitious Register Ltd");
    private static final Path FILE = Checkout.file("infra/policies/liveagent/2023-10-02.yaml");

    @TempDir
    private Path folder;

    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = Deployment.create();
    }

    @AfterEach
    void close() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void aRegisterMovesToAwsAndBackWithEveryByte() throws Exception {
        Path archive = folder.resolve("register.zip");
        String verified;
        String exported;
        byte[] pdf;
        try (ThisMachine register = filled()) {
            exported = command(0, "archive", "export", archive.toString());
            pdf = register.ports().documents().get(snapshot(register)).orElseThrow();
            verified = verified(register.readHandler(), (_, _, _) -> {});
        }
        assertTrue(exported.contains("liveagent 1 head "), exported);

        killed("archive", "import", archive.toString(), "--aws");
        assertEquals(exported, command(0, "archive", "import", archive.toString(), "--aws"));
        assertEquals(
                verified,
                verified(new ReadFunction(deployment.environment()), new RedirectFunction(deployment.environment())));
        assertArrayEquals(pdf, downloaded());

        Path back = folder.resolve("back.zip");
        assertEquals(exported, process("archive", "export", back.toString(), "--aws"));
        assertArrayEquals(Files.readAllBytes(archive), Files.readAllBytes(back));
        assertEquals("0", new String(deployment.reconcile(), UTF_8), "nothing is missing, so nothing is sealed anew");

        String requests = command(0, "requests", "--json", "--aws");
        Json.Arr listed = assertInstanceOf(Json.Arr.class, ((Json.Obj) JsonText.parse(requests)).get("requests"));
        assertEquals(3, listed.items().size());
        assertTrue(requests.contains(FictitiousRegister.SENDER), requests);
        redactsThere();
    }

    /// A follower who pinned the first key can follow the log in both directions.
    @Test
    void aLogIsHandedOverThereAndBackAndStaysOneHistory() throws Exception {
        String pinned;
        try (ThisMachine register = filled()) {
            pinned = register.ports()
                    .checkpoints()
                    .latest(LIVEAGENT)
                    .orElseThrow()
                    .key()
                    .text();
        }
        Path archive = folder.resolve("register.zip");
        handOver(named(data()), false, key(onAws(), "--aws"));
        command(0, "archive", "export", archive.toString());
        command(0, "archive", "import", archive.toString(), "--aws");
        String[] withdraw = {
            "withdraw", "--yes", FictitiousRegister.FIRST.value(), "2099-01-01", "--reason", "Too early", "--aws"
        };
        assertTrue(command(0, withdraw).startsWith("accepted"));
        assertTrue(command(0, withdraw).startsWith("unchanged"));
        deployment.reconcile();
        assertEquals(List.of(false, true), keys());
        RequestStreamHandler read = new ReadFunction(deployment.environment());
        verified(read, new RedirectFunction(deployment.environment()), pinned);

        OnAws home = named(folder.resolve("home").toString());
        home.here(0, NAMED);
        handOver(home, true, key(home));
        deployment.reconcile();
        Path back = folder.resolve("back.zip");
        command(0, "archive", "export", back.toString(), "--aws");
        home.here(0, List.of("archive", "import", back.toString()));
        assertTrue(
                home.here(0, List.of("publish", "--yes", FILE.toString())).out().startsWith("unchanged"));
        Path next = folder.resolve("2026-01-01.yaml");
        Files.writeString(
                next, Files.readString(FILE).replace("effectiveDate: 2023-10-02", "effectiveDate: 2026-01-01"));
        assertTrue(
                home.here(0, List.of("publish", "--yes", next.toString())).out().startsWith("accepted"));
        Settings settings = Settings.read(
                Map.of("REGISTER_DATA", folder.resolve("home").toString(), "REGISTER_ORIGIN", "register.example"));
        try (ThisMachine register = ThisMachine.open(settings, Clock.systemUTC())) {
            String said = verified(register.readHandler(), (_, _, _) -> {}, pinned);
            assertTrue(said.contains("\"verified\":true"), said);
            assertEquals(3, register.ports().checkpoints().keys(LIVEAGENT).size(), "here, there and home");
        }
    }

    private OnAws named(String data) {
        return new OnAws(deployment, Map.of("REGISTER_DATA", data, "REGISTER_ORIGIN", "register.example"), folder);
    }

    private static String key(OnAws commands, String... more) {
        var words = new ArrayList<>(List.of("log-key"));
        words.addAll(List.of(more));
        String first = commands.here(0, words).out().lines().findFirst().orElseThrow();
        assertTrue(first.startsWith("key "), first);
        return first.substring("key ".length());
    }

    private static void handOver(OnAws commands, boolean aws, String key) {
        var words = new ArrayList<>(List.of("log-key", "--hand-over", key, "--reason", "The register moves"));
        if (aws) {
            words.add("--aws");
        }
        String said = commands.here(0, words).out();
        assertTrue(said.lines().allMatch(line -> line.startsWith("accepted ")), said);
    }

    private void redactsThere() throws Exception {
        deployment.publish(deployment.submit("policies/p.yaml", SoleTrader.file("2026-01-01", "One"), Map.of()));
        assertEquals("2", new String(deployment.reconcile(), UTF_8));
        assertTrue(soleTraders().contains(SoleTrader.BRAND));
        String redacted =
                process("redact", "--yes", SoleTrader.POLICY, SoleTrader.ID, "--reason", "On request", "--aws");
        assertTrue(redacted.contains("erased: records of persons 1, documents 3"), redacted);
        assertFalse(soleTraders().contains(SoleTrader.BRAND));
        assertEquals("2", new String(deployment.reconcile(), UTF_8), "made anew without the name");
    }

    private String soleTraders() throws Exception {
        return new String(
                deployment.read(Events.get("/v1/policies/" + SoleTrader.POLICY + "/subprocessors", "", Map.of())),
                UTF_8);
    }

    /// A policy with real seals and checkpoints, and a register with data of every kind.
    private ThisMachine filled() throws IOException {
        // A trial's log does not move.
        onAws().here(0, NAMED);
        ThisMachine register = ThisMachine.open(
                Settings.read(Map.of("REGISTER_DATA", data(), "REGISTER_ORIGIN", "register.example")),
                Clock.systemUTC());
        var decided = assertInstanceOf(
                PolicyPublishing.Decided.class,
                register.policyPublishing()
                        .publish(PolicyFile.of("liveagent.yaml", Files.readAllBytes(FILE)), Reasons.NONE));
        assertInstanceOf(PublishingOutcome.Accepted.class, decided.outcome());
        assertEquals(1, register.attesting().checkpoints().reconcile(_ -> {}));
        assertEquals(2, register.attesting().snapshots().reconcile(_ -> {}));
        var more = new FictitiousRegister(register.ports(), register.attesting().signer());
        more.publish(FictitiousRegister.FIRST, "2099-01-01", "far ahead", null);
        more.fill();
        return register;
    }

    private static DocumentKey snapshot(ThisMachine register) {
        Entry entry = register.ports().chain().entry(LIVEAGENT, 1).orElseThrow();
        return DocumentKey.snapshot(entry.header(), new Language("et"));
    }

    private byte[] downloaded() throws IOException {
        Json.Obj response = (Json.Obj) JsonText.parse(deployment.redirect(
                Events.get("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf", "lang=et", Map.of())));
        if (response.get("headers") instanceof Json.Obj headers
                && headers.get("Location") instanceof Json.Str location) {
            return AwsEngine.fetch(URI.create(location.value())).orElseThrow();
        }
        throw new AssertionError(response);
    }

    /// For each key of one policy, whether it signs; former keys come first.
    private List<Boolean> keys() throws IOException {
        var current = new ArrayList<Boolean>();
        if (JsonText.parse(deployment.read(Events.get("/v1/keys", "", Map.of()))) instanceof Json.Obj response
                && response.get("body") instanceof Json.Str body
                && JsonText.parse(body.value().getBytes(UTF_8)) instanceof Json.Obj answer
                && answer.get("keys") instanceof Json.Arr keys) {
            for (Json key : keys.items()) {
                if (key instanceof Json.Obj one
                        && Json.of(FictitiousRegister.FIRST.value()).equals(one.get("policy"))) {
                    current.add(Json.of(true).equals(one.get("current")));
                }
            }
        }
        return current.stream().sorted().toList();
    }

    private String verified(RequestStreamHandler read, RequestStreamHandler redirect) throws Exception {
        return verified(read, redirect, null);
    }

    /// The result of `verify-log` on the answers of these functions.
    private String verified(RequestStreamHandler read, RequestStreamHandler redirect, @Nullable String pinned)
            throws Exception {
        try (HttpListener listener = HttpListener.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                new GatewayRoutes(read, redirect, read),
                (_, _) -> Optional.empty(),
                null,
                Clock.systemUTC())) {
            var said = new StringBuilder();
            for (PolicyId policy : List.of(LIVEAGENT, FictitiousRegister.FIRST)) {
                if (pinned == null || pinned.contains("/" + policy + "+")) {
                    var words = new ArrayList<>(List.of("verify-log", listener.address() + "/log/" + policy, "--json"));
                    if (pinned != null) {
                        words.addAll(List.of("--key", pinned));
                    }
                    said.append(command(0, words.toArray(String[]::new)));
                }
            }
            return said.toString();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private OnAws onAws() {
        return new OnAws(deployment, Map.of("REGISTER_DATA", data()), folder);
    }

    private String command(int exit, String... words) {
        return onAws().here(exit, List.of(words)).out();
    }

    /// In its own process, as people run it.
    private String process(String... words) throws IOException, InterruptedException {
        return onAws().process(0, List.of(words)).out();
    }

    /// Kills a command once it has written part of its output.
    private void killed(String... words) throws IOException, InterruptedException {
        Process process = onAws().builder(List.of(words))
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try {
            while (process.isAlive() && items() < 5) {
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(items() >= 5, this::errors);
    }

    private int items() {
        return deployment
                .table()
                .scan(request -> request.tableName(deployment.tableName()))
                .count();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
