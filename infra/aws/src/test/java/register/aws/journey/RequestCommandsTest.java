package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.s3.S3Documents;
import register.document.DocumentKey.Shelf;
import register.pdf.seal.SealLevel;
import register.pdf.verify.PdfVerifier;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.testing.Checkout;
import register.value.Sha256;

/// Persons' commands on a request on AWS, which is erased in the end.
final class RequestCommandsTest {
    private static final List<String> TRACES = List.of("mari", "Maasikas", "klient.example", "Kaarel");

    @TempDir
    private Path folder;

    @Test
    void aQueuedRequestIsAcknowledgedOnceClosedHeldAndErased() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            // Unlike the deployed bucket, this one has versions turned on.
            deployment.shelves().version(Shelf.CORRESPONDENCE);
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            deployment.reconcile();
            String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
            takeIn(deployment, "first", mail);
            takeIn(deployment, "second", mail.replace("first-try@", "second-try@"));
            var requests = new RequestLog(deployment.records());
            DpaRequest queued = requests.newest(10).stream()
                    .filter(request -> request.state() == RequestState.QUEUED)
                    .findFirst()
                    .orElseThrow();
            String reference = queued.reference().value();
            assertEquals("sender-limit", queued.decision().reason());

            assertTrue(new OnAws(deployment, Map.of(), folder)
                    .process(0, requests("list"))
                    .out()
                    .contains(reference));
            assertEquals(reference + " in-progress\n", command(deployment, 0, "assign", reference, "Kaarel"));
            assertEquals(reference + " acknowledged\n", command(deployment, 0, "acknowledge", reference));
            assertEquals(reference + " acknowledged\n", command(deployment, 0, "acknowledge", reference));
            assertEquals(2, deployment.ses().requests().size(), "the reply of the first, and this one");
            String shown = command(deployment, 0, "show", reference);
            assertTrue(shown.contains("Kaarel") && shown.contains("acknowledged by"), shown);
            assertEquals(
                    reference + " in-progress\n",
                    command(deployment, 0, "reply", reference, "--text", letter().toString()));
            assertEquals(3, deployment.ses().requests().size());
            assertTrue(shown.contains("subject") && shown.contains("text:\n") && shown.contains("attachments:"), shown);
            Path raw = folder.resolve("mail.eml");
            command(deployment, 0, "show", reference, "--raw", raw.toString());
            assertEquals(queued.arrival().mail(), Sha256.of(Files.readAllBytes(raw)));
            Files.delete(raw);
            assertEquals(
                    reference + " in-progress\n", command(deployment, 0, "matter", reference, "dpa"), "it was that");
            assertEquals(
                    reference + " closed executed\n", command(deployment, 0, "close", reference, "--as", "executed"));
            command(deployment, 1, "assign", reference, "Kaarel");
            command(deployment, 0, "hold", reference, "--reason", "a court may ask");
            command(deployment, 1, "erase", reference);
            command(deployment, 0, "release", reference);
            // Some of the data to be erased had been deleted by hand, and mail had come a second time.
            deployment
                    .objects()
                    .deleteObject(
                            request -> request.bucket(deployment.mailBucket()).key("inbound/first"));
            deployment.deliver("inbound/first", mail.getBytes(UTF_8));
            assertEquals("erased " + reference + "\n", command(deployment, 0, "erase", reference));
            String other = requests.newest(10).stream()
                    .filter(request -> request.state() != RequestState.ERASED)
                    .findFirst()
                    .orElseThrow()
                    .reference()
                    .value();
            assertEquals("erased " + other + "\n", command(deployment, 0, "erase", other));

            assertEquals(List.of(), traces(deployment));
            takeIn(deployment, "again", mail);
            assertEquals(3, deployment.ses().requests().size(), "an erased request is no new one");
            assertEquals(
                    RequestState.ERASED,
                    requests.find(queued.reference()).orElseThrow().state());
        }
    }

    /// The time-stamp of a seal proves when a request was acknowledged, regardless of who did so.
    @Test
    void aPersonsAcknowledgementIsTimeStampedLikeTheIntakes() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
            takeIn(deployment, "first", mail);
            takeIn(deployment, "second", mail.replace("first-try@", "second-try@"));
            List<DpaRequest> requests = new RequestLog(deployment.records()).newest(10);
            for (DpaRequest request : requests) {
                if (request.state() == RequestState.QUEUED) {
                    command(deployment, 0, "acknowledge", request.reference().value());
                }
            }
            assertEquals(List.of(SealLevel.B_T, SealLevel.B_T), levels(deployment));
        }
    }

    private static List<SealLevel> levels(Deployment deployment) {
        var documents =
                new S3Documents(deployment.objects(), deployment.shelves().buckets());
        return documents.list(Shelf.CORRESPONDENCE, "acknowledgements").stream()
                .map(key -> PdfVerifier.verify(documents.get(key).orElseThrow(), List.of()))
                .map(report -> Objects.requireNonNull(report.seal()).level())
                .toList();
    }

    private static void takeIn(Deployment deployment, String id, String mail) throws IOException {
        deployment.deliver("inbound/" + id, mail.getBytes(UTF_8));
        byte[] event = Events.mailReceived(
                id, deployment.mailBucket(), "inbound/" + id, "mari@klient.example", Deployment.MAILBOX, Instant.now());
        assertEquals("{\"batchItemFailures\":[]}", new String(deployment.intake(event, Clock.systemUTC()), UTF_8));
    }

    private Path letter() throws IOException {
        return Files.writeString(folder.resolve("letter.txt"), "We shall send the agreement next week.\n");
    }

    /// Every item of the table, and every version of every object.
    private static List<String> traces(Deployment deployment) {
        var found = new TreeSet<>(deployment.shelves().versions(Shelf.CORRESPONDENCE));
        deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(Object::toString)
                .filter(item -> TRACES.stream().anyMatch(item::contains))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private String command(Deployment deployment, int exit, String... words) {
        return new OnAws(deployment, Map.of(), folder)
                .here(exit, requests(words))
                .out();
    }

    private static List<String> requests(String... words) {
        var command = new ArrayList<>(List.of("requests"));
        command.addAll(List.of(words));
        command.addAll(List.of("--by", "Jaan", "--aws"));
        return command;
    }
}
