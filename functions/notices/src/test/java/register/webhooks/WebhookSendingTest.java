package register.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import register.chain.EntryHeader;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.memory.CutOff;
import register.memory.PortsAround;
import register.openapi.ApiDescription;
import register.testing.Checkout;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;

/// Posts to webhooks: addresses, times and outcomes.
class WebhookSendingTest {
    private final World world = new World();

    @Test
    void eachAnnouncementIsPostedOnceToEachWhoWantsIt() {
        world.announce("2026-12-30", "hosting", "before");
        Webhook first = world.add();
        Webhook second = world.changes().add(WebhookAddress.parse("https://other.example.com/"), List.of(World.POLICY));
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass(), "what was announced before is not");
        EntryHeader entry = world.announce("2027-01-01", "hosting", "mail");
        assertEquals(new WebhookSending.PassResult(2, 0), world.pass());
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass());
        assertEquals(
                Set.of(first.address(), second.address()),
                world.posted.stream().map(World.Posted::to).collect(Collectors.toSet()));
        assertEquals(
                Set.of("entry_" + entry.hash()),
                world.posted.stream().map(World.Posted::id).collect(Collectors.toSet()),
                "receivers know it by this");
        assertEquals(
                Long.toString(world.clock.instant().getEpochSecond()),
                world.posted.getFirst().headers().get("webhook-timestamp"));
    }

    @Test
    void anEventHoldsIdsAndDatesOnly() throws IOException {
        Webhook _ = world.add();
        EntryHeader announced = world.announce("2027-01-01", "mail");
        EntryHeader corrected = world.correct("2027-01-01", "mail", "sms");
        EntryHeader withdrawn = world.withdraw("2027-01-01");
        assertEquals(new WebhookSending.PassResult(3, 0), world.pass());
        List<Members> events = world.posted.stream()
                .map(posted -> Members.of(JsonText.parse(posted.body())))
                .toList();
        assertEquals(
                List.of("policy.announced", "policy.corrected", "policy.withdrawn"),
                events.stream().map(event -> event.text("type")).toList());
        assertEquals(
                JsonText.parse("""
                {"type": "policy.announced", "timestamp": "%1$s", "data": {
                 "policy": "acme", "sequence": 2, "entryHash": "%2$s", "recordedAt": "%1$s",
                 "effectiveDate": "2027-01-01", "timeZone": "Europe/Berlin", "revision": 1,
                 "changes": [
                  {"kind": "added", "subprocessor": "mail", "engagement": "servers", "date": "2027-01-01"},
                  {"kind": "removed", "subprocessor": "hosting", "engagement": "servers", "date": "2027-01-01"}],
                 "objectionUntil": "2026-12-28T22:59:00Z",
                 "links": {
                  "page": "https://register.example.com/acme/2027-01-01",
                  "list": "https://register.example.com/v1/policies/acme/subprocessors?asOf=2027-01-01",
                  "feed": "https://register.example.com/v1/policies/acme/feed.json",
                  "log": "https://register.example.com/log/acme"}}}""".formatted(announced.recordedAt(), announced.hash())),
                events.get(0).json());
        Members correction = events.get(1).object("data");
        assertEquals(JsonText.parse("""
                [{"kind": "added", "subprocessor": "sms", "engagement": "servers", "date": "2027-01-01"}]"""), correction.json().get("changes"), "what differs from what was corrected");
        assertEquals(corrected.hash().hex(), correction.text("entryHash"));
        Members withdrawal = events.get(2).object("data");
        assertEquals(withdrawn.hash().hex(), withdrawal.text("entryHash"));
        assertFalse(withdrawal.has("objectionUntil"));
        assertEquals(
                "https://register.example.com/acme", withdrawal.object("links").text("page"));
        for (Members event : events) {
            assertDescribed(event.json());
        }
        assertTrue(world.posted.stream().noneMatch(posted -> posted.body().contains("GmbH")), "no names");
    }

    @Test
    void aFailedPostIsRepeatedUnchanged() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        Collections.addAll(world.answers, 500, 0, 302, 404);
        for (Duration wait :
                List.of(Duration.ZERO, Duration.ofSeconds(6), Duration.ofMinutes(6), Duration.ofMinutes(33))) {
            world.clock.advance(wait);
            assertEquals(new WebhookSending.PassResult(0, 1), world.pass());
            assertEquals(new WebhookSending.PassResult(0, 0), world.pass(), "not yet");
        }
        world.clock.advance(Duration.ofHours(3));
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
        assertEquals(1, world.posted.stream().map(World.Posted::id).distinct().count());
        assertEquals(1, world.posted.stream().map(World.Posted::body).distinct().count());
        assertEquals(
                5,
                world.posted.stream()
                        .map(posted -> posted.headers().get("webhook-signature"))
                        .distinct()
                        .count(),
                "each attempt has its own time");
        WebhookDelivery delivery = only(webhook);
        assertEquals(WebhookDelivery.State.DELIVERED, delivery.state());
        assertEquals(
                List.of(
                        "answered with HTTP status 500",
                        "no answer within 20000 ms",
                        "answered with HTTP status 302",
                        "answered with HTTP status 404",
                        "answered with HTTP status 204"),
                delivery.attempts().stream().map(WebhookDelivery.Attempt::line).toList());
    }

    @Test
    void itWaitsAsLongAsItIsAsked() {
        Webhook _ = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        world.answers.add(429);
        world.retryAfter = Duration.ofHours(2);
        assertEquals(new WebhookSending.PassResult(0, 1), world.pass());
        world.clock.advance(Duration.ofMinutes(119));
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass());
        world.clock.advance(Duration.ofMinutes(20));
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
    }

    @Test
    void aGoneReceiverIsPostedNothingMore() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        world.answers.add(410);
        assertEquals(new WebhookSending.PassResult(0, 1, 1, 1), world.pass());
        assertNotNull(world.standing(webhook).disabled());
        assertEquals(1, world.log.size());
        assertTrue(world.log.getFirst().startsWith("ALARM webhook " + webhook.id()), world.log.getFirst());
        EntryHeader _ = world.announce("2027-02-01", "hosting", "mail", "sms");
        world.clock.advance(Duration.ofDays(2));
        assertEquals(new WebhookSending.PassResult(0, 0, 0, 1), world.pass());

        assertEquals(Optional.of(1), world.changes().replay(webhook.id(), null));
        assertEquals(new WebhookSending.PassResult(2, 0), world.pass(), "what was announced meanwhile too");
        assertNull(world.standing(webhook).disabled());
    }

    @Test
    void aTrialSaysThatItIsOne() throws IOException {
        Webhook _ = world.add();
        world.trial = true;
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
        Json event = JsonText.parse(world.posted.getFirst().body());
        assertTrue(Members.of(event).object("data").isTrue("trial"));
        assertDescribed(event);
    }

    private static void assertDescribed(Json event) throws IOException {
        ApiDescription api = ApiDescription.parse(
                Files.readString(Checkout.file("functions/web/src/main/resources/register/read/openapi.json")),
                _ -> null);
        assertEquals(List.of(), api.problems("WebhookEvent", event));
    }

    @Test
    void aWebhookThatFailsForAWeekIsDisabled() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        Instant start = world.clock.instant();
        for (int hours = 0; hours < 24 * 9; hours++) {
            world.answers.clear();
            Collections.addAll(world.answers, 503, 503);
            WebhookSending.PassResult _ = world.pass();
            if (hours == 24 * 3) {
                EntryHeader _ = world.announce("2027-02-01", "hosting", "mail", "sms");
            }
            if (world.standing(webhook).disabled() != null) {
                break;
            }
            world.clock.advance(Duration.ofHours(1));
        }
        Webhook.Disabled disabled = world.standing(webhook).disabled();
        assertNotNull(disabled);
        Duration after = Duration.between(start, disabled.at());
        assertTrue(after.compareTo(Duration.ofDays(7)) >= 0 && after.compareTo(Duration.ofDays(9)) < 0, "" + after);
        assertTrue(disabled.why().contains("503"), disabled.why());
        int posted = world.posted.size();
        world.clock.advance(Duration.ofDays(30));
        assertEquals(new WebhookSending.PassResult(0, 0, 0, 1), world.pass());
        assertEquals(posted, world.posted.size());
        assertEquals(
                Set.of(WebhookDelivery.State.FAILED),
                world.ports.webhooks().deliveries(webhook.id()).stream()
                        .map(WebhookDelivery::state)
                        .collect(Collectors.toSet()));

        world.answers.clear();
        assertEquals(Optional.of(2), world.changes().replay(webhook.id(), null));
        assertEquals(new WebhookSending.PassResult(2, 0), world.pass());
    }

    /// An announcement that it cannot accept does not cost it the others.
    @Test
    void aWebhookThatTakesOtherPostsStaysEnabled() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        Instant start = world.clock.instant();
        while (world.clock.instant().isBefore(start.plus(Duration.ofDays(9)))) {
            world.answers.clear();
            world.answers.add(500);
            WebhookSending.PassResult _ = world.pass();
            world.clock.advance(Duration.ofHours(1));
            if (world.ports.webhooks().deliveries(webhook.id()).size() == 1
                    && world.clock.instant().isAfter(start.plus(Duration.ofDays(2)))) {
                EntryHeader _ = world.announce("2027-02-01", "hosting", "mail", "sms");
                world.answers.clear();
                WebhookSending.PassResult _ = world.pass();
            }
        }
        assertNull(world.standing(webhook).disabled());
        assertEquals(
                List.of(WebhookDelivery.State.FAILED, WebhookDelivery.State.DELIVERED),
                world.ports.webhooks().deliveries(webhook.id()).stream()
                        .map(WebhookDelivery::state)
                        .toList());
        assertTrue(world.log.getLast().contains("given up"), world.log::toString);
    }

    @Test
    void aReplayPostsAgainWhatWasRecordedSince() {
        EntryHeader before = world.announce("2026-12-30", "hosting", "before");
        Webhook webhook = world.add();
        EntryHeader after = world.announce("2027-01-01", "hosting", "mail");
        WebhookSending.PassResult _ = world.pass();
        assertEquals(Optional.of(0), world.changes().replay(webhook.id(), null), "all of it was taken");
        assertEquals(Optional.of(1), world.changes().replay(webhook.id(), after.recordedAt()));
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
        assertEquals(Optional.of(2), world.changes().replay(webhook.id(), before.recordedAt()));
        assertEquals(new WebhookSending.PassResult(2, 0), world.pass());
        assertEquals(
                List.of("entry_" + before.hash(), "entry_" + after.hash()),
                world.posted.stream()
                        .map(World.Posted::id)
                        .distinct()
                        .sorted((a, _) -> a.contains(before.hash().hex()) ? -1 : 1)
                        .toList());
        assertEquals(Optional.empty(), world.changes().replay(WebhookId.next(), null));
    }

    @Test
    void aNewSecretSignsBesideTheOldOneForADay() {
        Webhook webhook = world.add();
        String first = world.secrets.shown(webhook);
        assertTrue(first.matches("whsec_[A-Za-z0-9+/]{43}="), first);
        Webhook rotated = world.changes().rotate(webhook.id()).orElseThrow();
        assertFalse(world.secrets.shown(rotated).equals(first));
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        WebhookSending.PassResult _ = world.pass();
        assertEquals(2, signatures());
        world.clock.advance(Webhook.OVERLAP);
        assertEquals(Optional.of(1), world.changes().replay(webhook.id(), Instant.EPOCH));
        WebhookSending.PassResult _ = world.pass();
        assertEquals(1, signatures());
        assertFalse(world.ports.webhooks().find(webhook.id()).toString().contains("whsec_"));
    }

    private long signatures() {
        return String.valueOf(world.posted.getLast().headers().get("webhook-signature"))
                .split(" ")
                .length;
    }

    @Test
    void aRemovedWebhookIsGone() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        world.answers.add(500);
        WebhookSending.PassResult _ = world.pass();
        assertTrue(world.changes().remove(webhook.id()));
        assertFalse(world.changes().remove(webhook.id()));
        world.clock.advance(Duration.ofDays(1));
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass());
        assertEquals(List.of(), world.ports.webhooks().deliveries(webhook.id()));
        var orphan =
                WebhookDelivery.opened(new WebhookDelivery.Id(webhook.id(), World.POLICY, 2), world.clock.instant());
        assertTrue(world.ports.webhooks().open(orphan));
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass());
        assertEquals(Optional.empty(), world.ports.webhooks().delivery(orphan.id()));
    }

    @Test
    void aSettledDeliveryIsKeptForDays() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        world.answers.add(500);
        WebhookSending.PassResult _ = world.pass();
        world.clock.advance(Duration.ofDays(1));
        Instant taken = world.clock.instant();
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
        EntryHeader _ = world.announce("2027-02-01", "hosting");
        world.answers.add(410);
        assertEquals(new WebhookSending.PassResult(0, 1, 1, 1), world.pass());
        Webhooks webhooks = world.ports.webhooks();
        var kept = Duration.ofDays(Webhooks.DELIVERY_DAYS);
        assertEquals(0, webhooks.reconcile(taken.plus(kept).minusMillis(1)));
        assertEquals(1, webhooks.reconcile(taken.plus(kept)));
        assertEquals(
                List.of(3L),
                webhooks.deliveries(webhook.id()).stream()
                        .map(delivery -> delivery.id().sequence())
                        .toList());
        assertEquals(1, webhooks.reconcile(world.clock.instant().plus(kept)));
        assertEquals(List.of(), webhooks.deliveries(webhook.id()));
        world.clock.advance(kept);
        assertEquals(new WebhookSending.PassResult(0, 0, 0, 1), world.pass(), "nothing is posted again");
    }

    @Test
    void anInvalidWebhookIsRefused() {
        Webhook webhook = world.add();
        WebhookChanges changes = world.changes();
        assertRefused("has this address", () -> changes.add(webhook.address(), List.of()));
        WebhookAddress other = WebhookAddress.parse("https://other.example.com/");
        assertRefused("expected a policy", () -> changes.add(other, List.of(new PolicyId("nobodys"))));
        assertRefused(
                "is at 10.0.0.1, which is not a public address",
                () -> at("10.0.0.1").add(other, List.of()));
        assertFalse(at(null).isFound(other));
        assertTrue(changes.isFound(other));
        for (int i = 1; i < WebhookChanges.MOST; i++) {
            Webhook _ = changes.add(WebhookAddress.parse("https://h" + i + ".example.com/"), List.of());
        }
        assertRefused("expected fewer than 100", () -> changes.add(other, List.of()));
    }

    private WebhookChanges at(@Nullable String address) {
        return new WebhookChanges(
                world.ports.webhooks(),
                new WebhookEvent.Events(
                        world.ports.chain(), world.register.history(), world.ports.persons(), World.URL, false),
                host -> {
                    if (address == null) {
                        throw new UnknownHostException(host);
                    }
                    return new InetAddress[] {InetAddress.getByName(address)};
                },
                world.clock);
    }

    private static void assertRefused(String why, Executable act) {
        String said =
                String.valueOf(assertThrows(IllegalArgumentException.class, act).getMessage());
        assertTrue(said.contains(why), said);
    }

    /// A process that crashes before or after any of its writes loses nothing: an unrecorded post is repeated with
    /// the same content.
    @Test
    void aLostProcessLosesNothing() {
        int cuts = 0;
        for (boolean after : List.of(false, true)) {
            for (int writes = 0; ; writes++) {
                var lost = new World();
                Webhook webhook = lost.add();
                Webhook other = lost.changes().add(WebhookAddress.parse("https://other.example.com/"), List.of());
                EntryHeader one = lost.announce("2027-01-01", "hosting", "mail");
                EntryHeader two = lost.announce("2027-02-01", "hosting", "mail", "sms");
                var cut = new CutOff(writes, after);
                boolean whole = true;
                try {
                    WebhookSending.PassResult passed = lost.pass(new PortsAround(lost.ports, cut), lost::post);
                    whole = passed.taken() == 4 && cut.writes() <= writes;
                } catch (CutOff.Lost _) {
                    whole = false;
                }
                lost.clock.advance(Duration.ofMinutes(2));
                WebhookSending.PassResult _ = lost.pass();
                for (Webhook each : List.of(webhook, other)) {
                    Set<String> got = lost.posted.stream()
                            .filter(posted -> posted.to().equals(each.address()))
                            .map(World.Posted::id)
                            .collect(Collectors.toSet());
                    assertEquals(Set.of("entry_" + one.hash(), "entry_" + two.hash()), got, writes + " " + after);
                }
                assertTrue(lost.ports
                        .webhooks()
                        .due(lost.clock.instant().plus(Duration.ofDays(1)), 10)
                        .isEmpty());
                if (whole) {
                    break;
                }
                cuts++;
            }
        }
        assertTrue(cuts > 20, cuts + " cuts");
    }

    /// Killed between the post and the record of it.
    @Test
    void anUnrecordedPostIsRepeatedWithTheSameId() {
        Webhook webhook = world.add();
        EntryHeader _ = world.announce("2027-01-01", "hosting", "mail");
        WebhookSending.PassResult _ = world.pass(world.ports, (address, headers, body) -> {
            var _ = world.post(address, headers, body);
            throw new IllegalStateException("the process is lost");
        });
        assertEquals(WebhookDelivery.State.PENDING, only(webhook).state());
        assertEquals(new WebhookSending.PassResult(0, 0), world.pass(), "the claim holds");
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(new WebhookSending.PassResult(1, 0), world.pass());
        assertEquals(2, world.posted.size());
        assertEquals(1, world.posted.stream().map(World.Posted::id).distinct().count());
    }

    private WebhookDelivery only(Webhook webhook) {
        List<WebhookDelivery> all = world.ports.webhooks().deliveries(webhook.id());
        assertEquals(1, all.size());
        return all.getFirst();
    }
}
