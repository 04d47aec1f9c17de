package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.commands.Invocation;
import register.aws.dynamodb.DynamoChain;
import register.aws.dynamodb.Reads;
import register.aws.stand.AwsEngine;
import register.chain.Entry;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.machine.runtime.LocalContext;
import register.pdf.Tool;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.testing.Checkout;
import register.value.PolicyId;

/// The whole journey on AWS's events: a policy is submitted, listed, sealed and downloaded, and a mail is answered.
/// Every event comes three times, several at once, in any order that cause and effect allow.
final class AwsJourneyTest {
    private static final PolicyId POLICY = new PolicyId("liveagent");
    private static final String KEY = "policies/liveagent/2023-10-02.yaml";

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
    void isTheSameHoweverOftenAndInWhateverOrderEventsCome() throws Exception {
        publish();
        assertEquals(embedded("/v1/policies/liveagent/subprocessors", "lang=et"), list("lang=et"));
        int listed = list("asOf=2023-10-02").get("subprocessors") instanceof Json.Arr(List<Json> all) ? all.size() : 0;
        assertEquals(8, listed);

        byte[] mail = Files.readAllBytes(Checkout.file("infra/events/dpa-request.eml"));
        deployment.deliver("inbound/first", mail);
        byte[] received = Events.mailReceived(
                "o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1",
                deployment.mailBucket(),
                "inbound/first",
                "mari@klient.example",
                Deployment.MAILBOX,
                Instant.now());
        deliverThrice(received, 7);
        EndState once = EndState.of(deployment);
        deliverThrice(received, 11);
        assertEquals(once, EndState.of(deployment), "all of it again");
        assertEquals("0", new String(deployment.reconcile(), UTF_8));

        assertTrue(once.objects().values().stream().allMatch(count -> count == 1), once.objects()::toString);
        assertEquals(1, once.mails());
        assertEquals(
                1,
                once.items().stream()
                        .filter(item -> item.endsWith("acknowledged"))
                        .count(),
                once.items()::toString);
        assertEquals(3, once.items().stream().filter("DOC#"::equals).count(), "two snapshots, one acknowledgement");
        sealed("snapshot.pdf", snapshot("et"));
        sealed("snapshot-en.pdf", snapshot("en"));
        sealed("acknowledgement.pdf", acknowledgement());
    }

    private void publish() throws IOException {
        byte[] file = Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
        byte[] event = deployment.submit(KEY, file, Map.of());
        for (String outcome : List.of("accepted", "ignored", "ignored")) {
            String said = new String(deployment.publish(event), UTF_8);
            assertTrue(said.contains("\"outcome\":\"" + outcome + "\""), said);
        }
        String answer = deployment.answer(KEY).orElseThrow();
        assertTrue(answer.contains("\"accepted\""), answer);
    }

    /// Delivers the stream's records and the mail, each three times, shuffled, four at once, with the schedule in
    /// between. Items that a function returns are delivered again, as its queue or stream would.
    private void deliverThrice(byte[] mail, long seed) throws Exception {
        var deliveries = new ArrayList<Callable<byte[]>>();
        for (int time = 0; time < 3; time++) {
            for (Json record : Stream.records(deployment)) {
                byte[] event = Events.records(List.of(record));
                deliveries.add(() -> deployment.snapshot(event));
            }
            deliveries.add(() -> deployment.intake(mail, Clock.systemUTC()));
            deliveries.add(deployment::reconcile);
        }
        Collections.shuffle(deliveries, new Random(seed));
        try (ExecutorService functions = Executors.newFixedThreadPool(4)) {
            var rest = new ArrayList<>(deliveries);
            for (int round = 0; round < 20 && !rest.isEmpty(); round++) {
                var handedBack = new ArrayList<Callable<byte[]>>();
                List<Future<byte[]>> answers = functions.invokeAll(rest);
                for (int at = 0; at < answers.size(); at++) {
                    if (new String(answers.get(at).get(), UTF_8).contains("itemIdentifier")) {
                        handedBack.add(rest.get(at));
                    }
                }
                rest.clear();
                rest.addAll(handedBack);
            }
            assertEquals(0, rest.size(), "handed back again and again");
        }
    }

    private Json.Obj list(String query) throws IOException {
        return body(deployment.read(Events.get("/v1/policies/liveagent/subprocessors", query, Map.of())));
    }

    /// The answer of an embedded engine with the same entries.
    private Json.Obj embedded(String path, String query) throws IOException {
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"))) {
            Entry entry = new DynamoChain(deployment.table(), deployment.tableName(), Reads.CONSISTENT)
                    .entry(POLICY, 1)
                    .orElseThrow();
            assertTrue(engine.chain().append(entry));
            var handler = new ReadHandler(
                    engine.chain(),
                    engine.checkpoints(),
                    engine.records(),
                    engine.persons(),
                    ServedSite.UNKNOWN,
                    Clock.systemUTC());
            byte[] event = Events.get(path, query, Map.of());
            byte[] here = Invocation.of(handler, event, new LocalContext("read"));
            byte[] there = deployment.read(event);
            assertEquals(text(here, "body"), text(there, "body"), "byte for byte");
            return body(here);
        }
    }

    private byte[] snapshot(String language) throws IOException {
        byte[] response = deployment.redirect(
                Events.get("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf", "lang=" + language, Map.of()));
        var headers = (Json.Obj) member((Json.Obj) JsonText.parse(response), "headers");
        return AwsEngine.fetch(URI.create(((Json.Str) member(headers, "Location")).value()))
                .orElseThrow();
    }

    private byte[] acknowledgement() {
        Json.Obj sent = deployment.ses().requests().getFirst();
        var simple = (Json.Obj) member((Json.Obj) member(sent, "Content"), "Simple");
        var attachments = (Json.Arr) member(simple, "Attachments");
        var only = (Json.Obj) attachments.items().getFirst();
        return Base64.getDecoder().decode(((Json.Str) member(only, "RawContent")).value());
    }

    private void sealed(String name, byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(name), pdf);
        String said = new Tool("pdfsig", "poppler-utils").run("-nocert", file.toString());
        assertTrue(said.contains("Signature is Valid") && said.contains("Total document signed"), said);
    }

    private static Json.Obj body(byte[] response) {
        return (Json.Obj) JsonText.parse(text(response, "body").getBytes(UTF_8));
    }

    private static String text(byte[] response, String name) {
        return ((Json.Str) member((Json.Obj) JsonText.parse(response), name)).value();
    }

    private static Json member(Json.Obj object, String name) {
        Json member = object.get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in " + object);
        }
        return member;
    }
}
