package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.commands.text.WebhookText;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookId;

/// Names that no network knows: `.invalid` (RFC 6761).
final class WebhooksCommandTest extends CommandTest {
    private static final String URL = "https://hooks.invalid/in?key=zwiebel";

    @BeforeEach
    void publish() {
        environment.put("REGISTER_URL", "https://register.example.com");
        Ran published = run("publish", "--trial", "--yes", policy);
        assertEquals(Exit.DONE, published.exit(), published.err());
    }

    @Test
    void oneIsAddedListedRotatedAndRemoved() throws IOException {
        assertEquals(new Ran(Exit.DONE, "", ""), run("webhooks", "list"));
        Ran added = run("webhooks", "add", URL, "--policy", "example");
        assertEquals(Exit.DONE, added.exit(), added.err());
        List<String> lines = added.out().lines().toList();
        String id = lines.getFirst().split(" ", -1)[1];
        String secret = lines.get(1).split(" ", -1)[1];
        assertEquals("webhook " + id + " " + URL, lines.getFirst());
        assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), secret);
        assertEquals("""
                warning: the name hooks.invalid does not resolve to an address now
                give the secret only to the webhook's owner; it will not be shown again
                """, added.err());

        assertEquals(
                id + " " + URL + "\n  only: example\n  pending 0, delivered 0, failed 0\n",
                run("webhooks", "list").out());
        Ran json = run("webhooks", "list", "--json");
        assertTrue(json.out().contains("\"deliveries\":[]") && json.out().contains(URL), json.out());

        Ran rotated = run("webhooks", "rotate", id);
        String next = rotated.out().strip().split(" ", -1)[1];
        assertFalse(next.equals(secret));
        assertTrue(rotated.err().contains("2026-03-02T10:15:30Z"), rotated.err());
        for (String kept : List.of(secret, next)) {
            String bytes = kept.substring("whsec_".length());
            assertFalse(json.out().contains(bytes) || holds(bytes), "a secret is kept nowhere");
        }

        assertEquals(
                "to be reposted: 0\n",
                run("webhooks", "replay", id, "--since", "2026-01-01").out());
        assertTrue(holds("zwiebel"));
        assertEquals("removed " + id + "\n", run("webhooks", "remove", id).out());
        assertFalse(holds("zwiebel"), "an address may be a secret of its owner's");
        assertEquals("", run("webhooks", "list").out());
    }

    @Test
    void timesAreShownToTheSecond() {
        Instant at = Instant.parse("2026-03-01T10:15:30.123456789Z");
        Webhook webhook = Webhook.added(WebhookAddress.parse(URL), List.of(), List.of(), at)
                .disabled("gone", at);
        assertEquals(
                "  disabled 2026-03-01T10:15:30Z: gone",
                WebhookText.lines(webhook, List.of()).get(1));
    }

    @Test
    void impossibleStepsAreReported() {
        assertEquals(
                new Ran(Exit.USAGE, "", "URL: expected an address that begins with https://\n"),
                run("webhooks", "add", "http://hooks.invalid/"));
        assertEquals(
                new Ran(
                        Exit.USAGE,
                        "",
                        "URL: \"127.0.0.1\": expected the name of a host, such as hooks.example.com, and no "
                                + "number\n"),
                run("webhooks", "add", "https://127.0.0.1/"));
        assertEquals(
                new Ran(Exit.NO, "", "\"nobodys\": expected a policy of this register\n"),
                run("webhooks", "add", URL, "--policy", "nobodys"));
        WebhookId nobody = new WebhookId("00000000000000aa");
        for (String command : List.of("rotate", "replay", "remove")) {
            assertEquals(
                    new Ran(Exit.NO, "", "ID: \"" + nobody + "\": no such webhook\n"),
                    run("webhooks", command, nobody.value()));
        }
        assertEquals(Exit.USAGE, run("webhooks", "remove", "nobody").exit());
        environment.put("REGISTER_URL", "http://register.example.com");
        Ran plain = run("webhooks", "add", URL);
        assertEquals(Exit.USAGE, plain.exit());
        assertTrue(
                plain.err()
                        .startsWith("REGISTER_URL: \"http://register.example.com\": expected an address that begins "
                                + "with https"),
                plain.err());
    }

    /// True if any file of the register contains it.
    private boolean holds(String text) throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
