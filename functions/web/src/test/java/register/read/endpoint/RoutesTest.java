package register.read.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.json.CanonicalJson;
import register.json.Json;
import register.log.MerkleTree;
import register.read.Policies;
import register.read.ReadHandler;
import register.read.RedirectHandler;
import register.read.Reply;
import register.read.Story;
import register.read.TestRegister;
import register.value.Language;
import register.value.Reference;
import register.value.Sha256;

class RoutesTest {
    private static final String DESK = "/v1/policies/desk";

    private final Story story = new Story();

    @Test
    void policiesNameTheirVersionInForce() {
        Reply policies = story.get("/v1/policies");
        assertEquals(List.of("desk"), policies.each("policies", "policy"));
        assertEquals("2026-03-01", policies.at("policies.0.effectiveDate"));
        assertEquals("A name was misspelt", policies.at("policies.0.reason"));
        assertEquals(200, story.get(policies.at("policies.0.links.list")).status());
        assertEquals("[]", new TestRegister().get("/v1/policies").at("policies"));
    }

    @Test
    void versionsComeNewestFirstWithTheirStatus() {
        Reply versions = story.get(DESK + "/versions");
        assertEquals(
                List.of("2026-10-01", "2026-09-01", "2026-03-01", "2025-10-02"),
                versions.each("versions", "effectiveDate"));
        assertEquals(List.of("withdrawn", "announced", "in-force", "superseded"), versions.each("versions", "status"));
        assertEquals("We keep our servers", versions.at("versions.0.reason"));
        for (String status : versions.each("versions", "status")) {
            assertEquals(
                    List.of(status),
                    story.get(DESK + "/versions?status=" + status).each("versions", "status"));
        }
    }

    @Test
    void pagesOfVersionsNeitherRepeatNorHide() {
        Reply first = story.get(DESK + "/versions?limit=3");
        assertEquals(3, first.list("versions").size());
        story.register.publish("2026-06-15T12:00:01Z", Policies.desk("2027-01-01"));
        Reply second = story.get(first.at("links.next"));
        assertEquals(List.of("2025-10-02"), second.each("versions", "effectiveDate"));
        assertTrue(((Json.Obj) Reply.member(second.json(), "links")).get("next") == null);
    }

    @Test
    void versionIsWholeAndItsHashesRecompute() {
        Reply version = story.get(DESK + "/versions/2026-03-01");
        assertEquals(
                version.at("contentHash"),
                Sha256.of(CanonicalJson.bytes(Reply.member(version.json(), "content")))
                        .hex());
        Json.Builder header = Json.object();
        for (String name : Set.of(
                "policy",
                "sequence",
                "entryKind",
                "effectiveDate",
                "timeZone",
                "revision",
                "recordedAt",
                "reason",
                "contentHash")) {
            header.put(name, Reply.member(version.json(), name));
        }
        assertEquals(
                version.at("entryHash"),
                MerkleTree.leaf(CanonicalJson.bytes(header.build())).hex());
        assertEquals("in-force", version.at("status"));
        assertEquals(List.of("publication", "correction"), version.each("entries", "entryKind"));
    }

    @Test
    void earlierRevisionStaysReadable() {
        Reply earlier = story.get(DESK + "/versions/2026-03-01?revision=1");
        assertEquals("superseded", earlier.at("status"));
        assertEquals("Nordhost ASA", earlier.at("content.subprocessors.0.legalName"));
        Reply then = story.get(DESK + "/versions/2026-03-01?knownAt=2026-03-05T00:00:00Z");
        assertEquals("1", then.at("revision"));
        assertEquals("in-force", then.at("status"));
        assertEquals(1, then.list("entries").size());
        assertEquals(
                404,
                story.get(DESK + "/versions/2026-03-01?revision=2&knownAt=2026-03-05T00:00:00Z")
                        .status());
    }

    @Test
    void withdrawnVersionSaysSoAndWhy() {
        Reply version = story.get(DESK + "/versions/2026-10-01");
        assertEquals("withdrawn", version.at("status"));
        assertEquals("withdrawal", version.at("entryKind"));
        assertEquals("We keep our servers", version.at("reason"));
        assertEquals(404, story.get(DESK + "/versions/2026-10-01/snapshot.pdf").status());
    }

    @Test
    void snapshotLeadsToAShortLivedAddressThatNobodyKeeps() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        Reply reply = story.get(DESK + "/versions/2026-03-01/snapshot.pdf?lang=en-GB");
        assertEquals(302, reply.status());
        assertEquals("no-store", reply.header("cache-control"));
        assertEquals("en", reply.header("content-language"));
        assertEquals(
                "https://files.example/"
                        + DocumentKey.snapshot(story.corrected, Language.ENGLISH)
                                .path() + "?name=desk-2026-03-01-r2-en.pdf",
                reply.header("location"));
        assertEquals("", reply.body());
    }

    @Test
    void snapshotThatIsBeingMadeIsWorthAskingForAgain() {
        Reply reply = story.get(DESK + "/versions/2026-03-01/snapshot.pdf?revision=1");
        assertEquals(503, reply.status());
        assertEquals("10", reply.header("retry-after"));
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals("no-store", reply.header("cache-control"));
    }

    @Test
    void snapshotThatIsNotWhatWasIssuedIsWithheldAndRaisesAnAlarm() {
        var snapshot = story.register.snapshot(story.corrected, Language.ENGLISH);
        String address = DESK + "/versions/2026-03-01/snapshot.pdf?lang=en";
        story.register.stored.put(snapshot.key(), Sha256.of(new byte[] {1}));
        assertWithheld(address);
        story.register.stored.remove(snapshot.key());
        assertWithheld(address);
    }

    private void assertWithheld(String address) {
        PrintStream before = System.err;
        var log = new ByteArrayOutputStream();
        Reply reply;
        try {
            System.setErr(new PrintStream(log, true, UTF_8));
            reply = story.get(address);
        } finally {
            System.setErr(before);
        }
        assertEquals(503, reply.status());
        assertNull(reply.header("location"));
        assertNull(reply.header("retry-after"));
        assertEquals("no-store", reply.header("cache-control"));
        String line = log.toString(UTF_8);
        assertTrue(line.startsWith("read: ALARM document withheld: issued with SHA-256 "), line);
        assertEquals(1, line.lines().count(), line);
    }

    @Test
    void eachFunctionServesItsOwnAddressesAlone() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        var read = new ReadHandler(
                story.register.chain,
                story.register.checkpoints,
                story.register.records,
                story.register.persons,
                ServedSite.UNKNOWN,
                story.register.clock);
        RedirectHandler redirect = story.register.redirect(story.register.chain, ServedSite.UNKNOWN);
        byte[] snapshot = TestRegister.event("GET", DESK + "/versions/2026-03-01/snapshot.pdf?lang=en");
        byte[] policies = TestRegister.event("GET", "/v1/policies");
        assertEquals(
                302, TestRegister.reply(TestRegister.call(redirect, snapshot)).status());
        assertEquals(
                404, TestRegister.reply(TestRegister.call(redirect, policies)).status());
        assertEquals(200, TestRegister.reply(TestRegister.call(read, policies)).status());
        assertEquals(404, TestRegister.reply(TestRegister.call(read, snapshot)).status());
    }

    @Test
    void changesTellWhatAnAnnouncedVersionBrings() {
        Reply changes = story.get(DESK + "/changes?from=2026-06-15&to=2026-09-01");
        assertEquals("2026-03-01", changes.at("from.effectiveDate"));
        assertEquals("A name was misspelt", changes.at("from.reason"));
        assertEquals("2026-09-01", changes.at("to.effectiveDate"));
        assertEquals("false", changes.at("same"));
        assertEquals("[]", changes.at("subprocessors.removed"));
        assertEquals("nordhost", changes.at("subprocessors.changed.0.id"));
        assertEquals("servers-sg", changes.at("subprocessors.changed.0.engagements.removed.0.id"));
        assertEquals("true", story.get(DESK + "/changes?from=2026-06-15").at("same"));
    }

    @Test
    void documentSaysWhetherItStillHolds() {
        Reply old = document(story.register.snapshot(story.first, Language.ENGLISH));
        assertEquals("snapshot", old.at("kind"));
        assertEquals("superseded", old.at("status"));
        assertEquals("false", old.at("inForce"));
        assertEquals("2026-03-01", old.at("supersededBy.effectiveDate"));
        assertEquals("2", old.at("supersededBy.revision"));

        Reply misspelt = document(story.register.snapshot(story.second, Language.ENGLISH));
        assertEquals("superseded", misspelt.at("status"));
        assertEquals("correction", misspelt.at("supersededBy.entryKind"));

        Reply current = document(story.register.snapshot(story.corrected, Language.ENGLISH));
        assertEquals("true", current.at("inForce"));
        assertFalse(current.has("supersededBy"));
        assertEquals(307, story.get(current.at("links.snapshot")).status());

        Reply announced = document(story.register.snapshot(story.announced, Language.ENGLISH));
        assertEquals("announced", announced.at("status"));
    }

    private Reply document(IssuedDocument document) {
        return story.get("/v1/documents/" + document.sha256());
    }

    @Test
    void acknowledgementIsOnlySaidToBeIssued() {
        var reference = new Reference("DPA-7K3Q-9M2X-4WTB");
        var acknowledgement = new IssuedDocument.Acknowledgement(
                Sha256.of(new byte[] {1}),
                DocumentKey.acknowledgement(reference),
                Instant.parse("2026-06-01T10:00:00Z"),
                reference);
        story.register.issued.record(acknowledgement);
        Reply reply = document(acknowledgement);
        assertEquals(
                Set.of("sha256", "issued", "kind"),
                ((Json.Obj) reply.json()).members().keySet());
        assertFalse(reply.body().contains("7K3Q"));
    }

    @Test
    void documentIsFoundByUpperCaseDigitsToo() {
        var snapshot = story.register.snapshot(story.first, Language.ENGLISH);
        assertEquals(
                200,
                story.get("/v1/documents/" + snapshot.sha256().hex().toUpperCase(java.util.Locale.ROOT))
                        .status());
        assertEquals(404, story.get("/v1/documents/" + "0".repeat(64)).status());
        assertEquals("sha256", story.get("/v1/documents/abc").at("parameter"));
        assertEquals(400, story.get("/v1/documents/abc").status());
    }

    @Test
    void everythingIsSharedWithOtherWebsites() {
        for (String address : List.of("/v1/policies", "/v1/nothing", "/v1/policies?x=1", "/v1/openapi.json")) {
            Reply reply = story.get(address);
            assertEquals("*", reply.header("access-control-allow-origin"), address);
            assertEquals(
                    "Age, Content-Language, Date, ETag, Link", reply.header("access-control-expose-headers"), address);
            assertEquals("nosniff", reply.header("x-content-type-options"), address);
        }
        assertNull(story.get("/desk").header("access-control-allow-origin"));
    }

    @Test
    void preflightIsAnsweredWithoutBody() {
        Reply reply = story.register.send(
                "OPTIONS",
                DESK + "/subprocessors",
                "origin",
                "https://www.desk.example",
                "access-control-request-headers",
                "if-none-match");
        assertEquals(204, reply.status());
        assertEquals("*", reply.header("access-control-allow-origin"));
        assertEquals("GET, HEAD, OPTIONS", reply.header("access-control-allow-methods"));
        assertEquals("If-None-Match, Accept, Content-Type", reply.header("access-control-allow-headers"));
        assertNotNull(reply.header("access-control-max-age"));
        assertEquals("", reply.body());
    }
}
