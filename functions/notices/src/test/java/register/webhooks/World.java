package register.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.json.JsonText;
import register.memory.HandClock;
import register.memory.MemoryPorts;
import register.policy.form.PolicyCodec;
import register.publishing.PublishingOutcome;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookSecrets;
import register.webhooks.post.Poster;

/// A register in memory, and receivers that answer as a test specifies.
final class World {
    static final PolicyId POLICY = new PolicyId("acme");
    static final URI URL = URI.create("https://register.example.com");
    static final WebhookAddress HOOKS = WebhookAddress.parse("https://hooks.example.com/in");
    private static final Duration LONG = Duration.ofMinutes(1);

    final HandClock clock = new HandClock("2026-11-01T12:00:00Z");
    final MemoryPorts ports = new MemoryPorts(clock);
    final Register register = new Register(ports, clock);
    final WebhookSecrets secrets = new WebhookSecrets(new SecretReferenceKey(Bytes.of(new byte[32])));
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    /// The answers to the next posts; 204 after that. 0 means no answer.
    final Queue<Integer> answers = new ArrayDeque<>();

    Duration retryAfter = Duration.ZERO;
    boolean trial;

    /// A post received.
    record Posted(WebhookAddress to, Map<String, String> headers, String body) {
        String id() {
            return String.valueOf(headers.get("webhook-id"));
        }
    }

    World() {
        publish("2026-01-01", "[" + subprocessor("hosting") + "]", null);
    }

    EntryHeader announce(String date, String... ids) {
        return publish(date, list(ids), null);
    }

    EntryHeader correct(String date, String... ids) {
        return publish(date, list(ids), "a word was wrong");
    }

    EntryHeader withdraw(String date) {
        return accept(register.publishing().withdraw(POLICY, LocalDate.parse(date), "not after all"));
    }

    private static String list(String... ids) {
        return List.of(ids).stream().map(World::subprocessor).toList().toString();
    }

    private static String subprocessor(String id) {
        return """
                {"id": "%1$s", "legalName": "%1$s GmbH", "country": "DE", "engagements": [
                 {"id": "servers", "service": {"en": "Servers"}, "purpose": {"en": "Servers"},
                  "category": "infrastructure", "locations": [{"country": "DE"}]}]}""".formatted(id);
    }

    private EntryHeader publish(String date, String subprocessors, @Nullable String correction) {
        String json = """
                {"policy": "acme", "effectiveDate": "%s", "dateBasis": "effective", "timeZone": "Europe/Berlin",
                 "noticePeriodDays": 30, "requests": {"publicAddresses": ["dpa@acme.example"]},
                 "objection": {"until": "2026-12-28T23:59:00", "zone": "Europe/Berlin",
                               "how": {"en": "Write to us."}},
                 "authoritativeLanguage": "en",
                 "editions": {"en": {"status": "original", "title": "List", "provider": "Acme", "sections": []}},
                 "subprocessors": %s}""".formatted(date, subprocessors);
        return accept(register.publishing()
                .publish(PolicyCodec.decode(JsonText.parse(json.getBytes(UTF_8))), new byte[] {1}, correction));
    }

    private EntryHeader accept(PublishingOutcome outcome) {
        clock.advance(Duration.ofMinutes(1));
        if (outcome instanceof PublishingOutcome.Accepted accepted) {
            return accepted.header();
        }
        throw new AssertionError("expected it to be accepted: " + outcome);
    }

    WebhookChanges changes() {
        return new WebhookChanges(
                ports.webhooks(), events(ports), _ -> new InetAddress[] {InetAddress.getByName("1.1.1.1")}, clock);
    }

    Webhook add() {
        return changes().add(HOOKS, List.of());
    }

    Webhook standing(Webhook webhook) {
        return ports.webhooks().find(webhook.id()).orElseThrow();
    }

    WebhookSending.PassResult pass() {
        return pass(ports, this::post);
    }

    /// @param of the process that does it
    WebhookSending.PassResult pass(Ports of, Poster poster) {
        return new WebhookSending(of.webhooks(), events(of), secrets, poster, clock, log::add).pass(LONG);
    }

    private WebhookEvent.Events events(Ports of) {
        return new WebhookEvent.Events(of.chain(), register.history(), of.persons(), URL, trial);
    }

    synchronized Poster.Answer post(WebhookAddress address, Map<String, String> headers, byte[] body)
            throws IOException {
        posted.add(new Posted(address, headers, new String(body, UTF_8)));
        Integer answer = answers.poll();
        if (answer != null && answer == 0) {
            throw new IOException("no answer within 20000 ms");
        }
        return new Poster.Answer(answer == null ? 204 : answer, retryAfter);
    }
}
