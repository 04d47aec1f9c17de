package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.document.SealCertificate;
import register.document.SealUse;
import register.log.NoteKey;
import register.log.SignedNote;
import register.value.Sha256;

/// The keys, as read by someone who checks their signatures and seals.
class KeysTest {
    private final Story story = new Story();

    @Test
    void theKeyOfTheLatestCheckpointIsAmongTheKeys() {
        assertEquals("[]", story.get("/v1/keys").at("keys"));
        SignedNote latest = story.register.sign().getLast().note();
        Reply keys = story.get("/v1/keys");
        assertTrue(latest.isSignedBy(NoteKey.parse(keys.at("keys.0.verifierKey"))));
        assertEquals("checkpoint true", keys.at("keys.0.use") + " " + keys.at("keys.0.current"));
    }

    /// However many policies there are, an answer covers a limited number.
    @Test
    void theKeysOfCheckpointsComePageByPage() {
        for (String policy : List.of("atlas", "zebra")) {
            story.register.publish(Story.NOW, Policies.named(Policies.desk("2026-03-01"), policy));
        }
        story.register.certificates.record(certificate("seal", "2026-01-01T00:00:00Z"));
        story.register.sign();
        Reply first = story.get("/v1/keys?limit=2");
        assertEquals("atlas desk policy-seal", of(first, "keys.0.policy", "keys.1.policy", "keys.2.use"));
        assertEquals("/v1/keys?limit=2&after=desk", first.at("links.next"));
        Reply second = story.get(first.at("links.next"));
        assertEquals("zebra policy-seal", of(second, "keys.0.policy", "keys.1.use"));
        assertFalse(second.has("links.next"));
        Reply one = story.get("/v1/keys?policy=desk");
        assertEquals("desk policy-seal", of(one, "keys.0.policy", "keys.1.use"));
        assertEquals("/v1/keys/desk.json", one.at("links.self"));
        assertFalse(one.has("links.next"));
        assertEquals(400, story.get("/v1/keys?limit=101").status());
    }

    private static String of(Reply reply, String... paths) {
        return Stream.of(paths).map(reply::at).collect(Collectors.joining(" "));
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

    /// A reader who did not distinguish them would trust a policy sealed with the key of acknowledgements.
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
}
