package register.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.json.CanonicalJson;
import register.json.Json;
import register.testing.Checkout;
import register.testing.Waiting;
import register.webhook.Webhook;

/// Receivers verify posts with the Standard Webhooks library for JavaScript (npm, `standardwebhooks`), installed by
/// its lock file.
@Tag("end-to-end")
class StandardWebhooksTest {
    /// The folder in which `infra/test` installs npm packages.
    private static final Path PACKAGES = Checkout.file(".build/npm");

    private static final String LIBRARY = "node_modules/standardwebhooks/package.json";

    @Test
    void anotherLanguagesLibraryVerifiesWhatIsPosted() throws Exception {
        need();
        var world = new World();
        world.clock.set(Clock.systemUTC().instant());
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2099-01-01", "hosting", "mail");
        world.clock.set(Clock.systemUTC().instant());
        WebhookSending.PassResult _ = world.pass();
        World.Posted posted = world.posted.getLast();
        String first = world.secrets.shown(webhook);
        assertVerified(posted, first);
        assertRefused(
                new World.Posted(posted.to(), posted.headers(), posted.body().replace("mail", "male")), first);
        Map<String, String> otherId = new HashMap<>(posted.headers());
        otherId.put("webhook-id", "entry_0");
        assertRefused(new World.Posted(posted.to(), otherId, posted.body()), first);
        assertRefused(posted, "whsec_" + "A".repeat(43) + "=");

        Webhook rotated = world.changes().rotate(webhook.id()).orElseThrow();
        var _ = world.changes().replay(webhook.id(), Instant.EPOCH);
        WebhookSending.PassResult _ = world.pass();
        assertVerified(world.posted.getLast(), first, world.secrets.shown(rotated));
    }

    private static void assertVerified(World.Posted posted, String... secrets) throws Exception {
        Said said = verify(posted, secrets);
        assertEquals(new Said(0, "policy.announced\n".repeat(secrets.length)), said);
    }

    private static void assertRefused(World.Posted posted, String secret) throws Exception {
        Said said = verify(posted, secret);
        assertTrue(said.code != 0 && said.text.contains("WebhookVerificationError"), said::toString);
    }

    private record Said(int code, String text) {}

    private static Said verify(World.Posted posted, String... secrets) throws Exception {
        var headers = Json.object();
        posted.headers().forEach(headers::put);
        Json.Obj input = Json.object()
                .put("secrets", Json.strings(List.of(secrets)))
                .put("headers", headers.build())
                .put("body", posted.body())
                .build();
        return run(CanonicalJson.bytes(input), "node", "--input-type=module", "-e", script());
    }

    /// Skips the test if it is not available; REGISTER_REQUIRE_TOOLS=true fails instead.
    private static void need() {
        String how = "there is no " + PACKAGES.resolve(LIBRARY) + "; infra/test fetches it with npm";
        if (!Files.exists(PACKAGES.resolve(LIBRARY))) {
            if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
                throw new AssertionError(how);
            }
            Assumptions.abort(how);
        }
    }

    /// The receiver's code from `docs/website.md`, for each of the given secrets.
    private static String script() throws IOException {
        String page = Files.readString(Checkout.file("docs/website.md"));
        int begin = page.indexOf("```js\n") + 6;
        String told = page.substring(begin, page.indexOf("```", begin));
        int statement = told.indexOf("const event");
        return """
                %s
                import { readFileSync } from 'node:fs';
                const { secrets, body, headers } = JSON.parse(readFileSync(0, 'utf8'));
                for (const secret of secrets) {
                    %s
                    console.log(event.type);
                }
                """.formatted(
                        told.substring(0, statement), told.substring(statement).replace("'whsec_…'", "secret"));
    }

    private static Said run(byte[] input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(PACKAGES.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input);
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(Waiting.ended(process), text);
    }
}
