package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.testing.Checkout;

/// The company's DPA on AWS: uploaded beside its policy file, it is attached to each reply.
final class DpaFileTest {
    private static final Path POLICIES = Checkout.file("infra");
    private static final String KEY = "policies/example/2025-09-01.yaml";
    private static final String DPA = "policies/example/dpa-2025-09.pdf";

    @Test
    void isTakenFromBesideThePolicyFileAndGoesWithTheReply() throws IOException {
        byte[] file = Files.readAllBytes(POLICIES.resolve(KEY));
        byte[] dpa = Files.readAllBytes(POLICIES.resolve(DPA));
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit(KEY, file, Map.of()));
            String without = deployment.answer(KEY).orElseThrow();
            assertTrue(
                    without.contains(
                            "requests.dpaDocument.file: \\\"dpa-2025-09.pdf\\\": expected a file with this name"),
                    without);
            var _ = deployment.submit(DPA, "another".getBytes(UTF_8), Map.of());
            deployment.publish(deployment.submit(KEY, file, Map.of()));
            String another = deployment.answer(KEY).orElseThrow();
            assertTrue(another.contains("expected a PDF"), another);
            var _ = deployment.submit(DPA, new byte[5 * 1024 * 1024 + 1], Map.of());
            deployment.publish(deployment.submit(KEY, file, Map.of()));
            String large = deployment.answer(KEY).orElseThrow();
            assertTrue(large.contains("expected at most 5242880 bytes (5 MiB), not 5242881"), large);

            byte[] itsEvent = deployment.submit(DPA, dpa, Map.of());
            String ofItsOwn = new String(deployment.publish(itsEvent), UTF_8);
            assertTrue(ofItsOwn.contains("\"ignored\""), ofItsOwn);
            deployment.publish(deployment.submit(KEY, file, Map.of()));
            assertTrue(deployment.answer(KEY).orElseThrow().contains("\"accepted\""));

            String mail = Files.readString(POLICIES.resolve("events/dpa-request.eml"), UTF_8);
            deployment.deliver(
                    "inbound/first",
                    mail.replace("andrej@liveagent.com", "privacy@example.com").getBytes(UTF_8));
            byte[] event = Events.mailReceived(
                    "first",
                    deployment.mailBucket(),
                    "inbound/first",
                    "mari@klient.example",
                    Deployment.MAILBOX,
                    Instant.now());
            deployment.intake(event, Clock.systemUTC());
            Map<String, byte[]> attached = attached(deployment.ses().requests().getFirst());
            assertEquals(2, attached.size(), attached.keySet()::toString);
            assertArrayEquals(dpa, attached.get("dpa-2025-09.pdf"));
        }
    }

    private static Map<String, byte[]> attached(Json.Obj sent) {
        Json.Obj simple = object(object(sent, "Content"), "Simple");
        List<Json> attachments = ((Json.Arr) Objects.requireNonNull(simple.get("Attachments"))).items();
        return attachments.stream()
                .map(Json.Obj.class::cast)
                .collect(Collectors.toMap(
                        one -> text(one, "FileName"), one -> Base64.getDecoder().decode(text(one, "RawContent"))));
    }

    private static Json.Obj object(Json.Obj in, String name) {
        return (Json.Obj) Objects.requireNonNull(in.get(name), name);
    }

    private static String text(Json.Obj in, String name) {
        return ((Json.Str) Objects.requireNonNull(in.get(name), name)).value();
    }
}
