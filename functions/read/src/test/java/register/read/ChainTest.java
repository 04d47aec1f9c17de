package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.document.SealCertificate;
import register.document.SealUse;
import register.log.Checkpoint;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The chain and the keys, as somebody who checks them reads them.
public class ChainTest {
    private static final String CHAIN = "/v1/policies/desk/chain";

    private final Story story = new Story();

    public static List<SignedCheckpoint> sign(Story story) {
        return new Checkpoints(
                        story.register.chain,
                        story.register.checkpoints,
                        KeyPairSigner.of("a key", KeyPairSigner.generate()),
                        PublicAddress.NONE)
                .make(new PolicyId("desk"), 6);
    }

    @Test
    void pagesShowEveryEntryOnce() {
        Reply first = story.get(CHAIN + "?limit=4");
        Reply second = story.get(first.at("links.next"));

        assertEquals(CHAIN + "?limit=4&after=4", first.at("links.next"));
        assertEquals(4, first.list("entries").size());
        assertEquals(2, second.list("entries").size());
        assertEquals("5", second.at("entries.0.header.sequence"));
        assertFalse(second.at("links").contains("next"));
        assertEquals(story.withdrawn.hash().hex(), second.at("entries.1.hash"));
    }

    @Test
    void everyEntryLeadsToItsContent() {
        for (int at = 0; at < 6; at++) {
            Reply chain = story.get(CHAIN);
            Reply version = story.get(chain.at("entries." + at + ".links.version"));
            assertEquals(200, version.status());
            assertEquals(chain.at("entries." + at + ".header.contentHash"), version.at("contentHash"));
        }
    }

    @Test
    void theLatestCheckpointIsShownAndItsKeyIsAmongTheKeys() {
        SignedCheckpoint latest = sign(story).getLast();

        assertEquals(latest.note().note(), story.get(CHAIN).at("checkpoint"));
        Reply text = story.get(CHAIN, "accept", "text/plain");
        assertEquals("text/plain; charset=utf-8", text.header("content-type"));
        SignedNote note = SignedNote.parse(text.body());
        assertTrue(note.isSignedBy(NoteKey.parse(story.get("/v1/keys").at("keys.0.verifierKey"))));
        assertEquals(6, Checkpoint.parse(note.text()).size());
        assertEquals("true", story.get("/v1/keys").at("keys.0.current"));
    }

    @Test
    void theCertificatesOfSealsAreToldSinceWhenAndUntilWhenTheyWereUsed() {
        SealCertificate first = certificate("first", "2026-01-01T00:00:00.123456789Z");
        SealCertificate second = certificate("second", "2026-02-01T00:00:00Z");
        SealCertificate here = certificate("here", "2026-01-15T00:00:00Z");
        List.of(second.asImported(), here, first.asImported()).forEach(story.register.certificates::record);

        Reply keys = story.get("/v1/keys");
        assertEquals(first.subject(), keys.at("keys.0.subject"));
        assertEquals(first.sha256().hex(), keys.at("keys.0.sha256"));
        assertEquals("2026-01-01T00:00:00.123456789Z", keys.at("keys.0.usedSince"));
        assertEquals("2026-02-01T00:00:00Z", keys.at("keys.0.replacedSince"));
        assertEquals("2025-01-01T00:00:00Z", keys.at("keys.0.notBefore"));
        assertEquals("2035-01-01T00:00:00Z", keys.at("keys.0.notAfter"));
        assertEquals(pem("first"), keys.at("keys.0.certificate"));
        assertEquals(pem("issuer of first"), keys.at("keys.0.issuers"));
        assertEquals("true false", keys.at("keys.0.imported") + " " + keys.at("keys.0.current"));
        assertEquals("CN=here seal", keys.at("keys.1.subject"));
        assertFalse(keys.has("keys.1.replacedSince"), "what another register used replaces nothing here");
        assertEquals("false true", keys.at("keys.1.imported") + " " + keys.at("keys.1.current"));
        assertEquals("true false", keys.at("keys.2.imported") + " " + keys.at("keys.2.current"));
        assertFalse(keys.has("keys.2.replacedSince"), "nobody recorded when the other register replaced it");

        SealCertificate next = certificate("next", "2026-03-01T00:00:00Z");
        story.register.certificates.record(next);
        Reply then = story.get("/v1/keys");
        assertEquals("2026-03-01T00:00:00Z", then.at("keys.1.replacedSince"));
        assertEquals("false", then.at("keys.1.current"));
        assertEquals("CN=next seal true", then.at("keys.3.subject") + " " + then.at("keys.3.current"));
    }

    private static String pem(String name) {
        return "-----BEGIN CERTIFICATE-----\n" + name + "\n-----END CERTIFICATE-----\n";
    }

    /// Who takes all of them for one would believe a policy that the key of acknowledgements sealed.
    @Test
    void eachCertificateIsToldWithItsUseAndReplacesNoneOfAnother() {
        List.of(
                        certificate("policies", "2026-01-01T00:00:00Z"),
                        certificate(SealUse.ACKNOWLEDGEMENT_SEAL, "requests", "2026-02-01T00:00:00Z"))
                .forEach(story.register.certificates::record);
        Reply keys = story.get("/v1/keys");
        assertEquals("policy-seal true", keys.at("keys.0.use") + " " + keys.at("keys.0.current"));
        assertFalse(keys.has("keys.0.replacedSince"));
        assertEquals("acknowledgement-seal true", keys.at("keys.1.use") + " " + keys.at("keys.1.current"));
    }

    private static SealCertificate certificate(String name, String usedSince) {
        return certificate(SealUse.POLICY_SEAL, name, usedSince);
    }

    private static SealCertificate certificate(SealUse use, String name, String usedSince) {
        return new SealCertificate(
                use,
                Sha256.of(name.getBytes(UTF_8)),
                "CN=" + name + " seal",
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2035-01-01T00:00:00Z"),
                pem(name) + pem("issuer of " + name),
                Instant.parse(usedSince),
                false);
    }

    @Test
    void aCheckpointThatIsNotThereYetIsPutOff() {
        assertEquals(503, story.get(CHAIN, "accept", "text/plain").status());
        assertFalse(story.get(CHAIN).has("checkpoint"));
        assertEquals("[]", story.get("/v1/keys").at("keys"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(404, story.get("/v1/policies/nobody/chain").status());
        assertEquals(
                404,
                story.get("/v1/policies/nobody/chain", "accept", "text/plain").status());
        assertEquals(200, story.get(CHAIN + "?after=99").status());
        assertEquals(400, story.get(CHAIN + "?after=0").status());
        assertEquals(400, story.get(CHAIN + "?limit=101").status());
    }

    @Test
    void eachEntryHasItsCheckpointAtAnAddress() {
        SignedCheckpoint third = sign(story).get(2);
        String address = story.get(CHAIN).at("entries.2.links.checkpoint");

        assertEquals(CHAIN + "/3/checkpoint", address);
        assertEquals(third.note().note(), story.get(address).at("checkpoint"));
        assertFalse(story.get(address).has("timeStamp"));
        Reply text = story.get(address, "accept", "text/plain");
        assertEquals(third.note().note(), text.body());
        assertEquals(third.imprint(), Sha256.of(text.body().getBytes(UTF_8)));
    }

    @Test
    void theTimeStampStandsBesideItsCheckpoint() {
        List<SignedCheckpoint> signed = sign(story);
        PolicyId desk = new PolicyId("desk");
        for (long at : List.of(3L, 6L)) {
            var stamp = new TimeStamp(
                    signed.get((int) at - 1).imprint(),
                    Instant.parse("2026-06-15T12:00:0" + at + ".250Z"),
                    "CN=\"Aeg\" <b>",
                    Bytes.of(new byte[] {(byte) at}));
            assertEquals(Optional.empty(), story.register.checkpoints.stamp(desk, at, stamp));
        }

        Reply chain = story.get(CHAIN);
        assertEquals("2026-06-15T12:00:06.250Z", chain.at("timeStamp.genTime"));
        assertEquals("CN=\"Aeg\" <b>", chain.at("timeStamp.authority"));
        assertEquals("Bg==", chain.at("timeStamp.token"));
        Reply third = story.get(CHAIN + "/3/checkpoint");
        assertEquals("Aw==", third.at("timeStamp.token"));
        assertEquals(signed.get(2).imprint().hex(), third.at("timeStamp.imprint"));
        assertFalse(story.get(CHAIN + "/2/checkpoint").has("timeStamp"));
    }

    @Test
    void anEntryWithoutACheckpointIsPutOffAndOneThatIsNotThereIsNotFound() {
        assertEquals(503, story.get(CHAIN + "/3/checkpoint").status());
        assertEquals(404, story.get(CHAIN + "/7/checkpoint").status());
        assertEquals(404, story.get("/v1/policies/nobody/chain/1/checkpoint").status());
        for (String sequence : List.of("0", "-1", "x", "1e3", "9".repeat(19))) {
            assertEquals(400, story.get(CHAIN + "/" + sequence + "/checkpoint").status(), sequence);
        }
        assertEquals(
                404, story.get(CHAIN + "/" + "9".repeat(18) + "/checkpoint").status());
    }
}
