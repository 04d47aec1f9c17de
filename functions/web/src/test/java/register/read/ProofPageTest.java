package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.Presentation;
import register.document.SealCertificate;
import register.document.SealUse;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.read.endpoint.ServedSite;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;
import register.words.Words;

/// The content of a version's proof page, which claims no more than is recorded.
class ProofPageTest {
    private static final PolicyId DESK = new PolicyId("desk");
    private static final String PAGE = "/desk/2026-03-01/proof?lang=en";
    private static final String HOSTILE = "</code><script>alert(1)</script>\" ' {0} &amp;";
    private static final Pattern PRE = Pattern.compile("<pre>([^<]*)</pre>");
    private static final Pattern TAG = Pattern.compile("</?[a-z0-9]+");
    private static final String MADE_BY_ITSELF = "This certificate is self-made";
    private static final String SELF_MADE = """
            -----BEGIN CERTIFICATE-----
            MIIBpjCCAU2gAwIBAgIUB3rMUatz0+vsgsvD0qkHadXnfM8wCgYIKoZIzj0EAwIw
            KDEXMBUGA1UEAwwOU2VsZi1tYWRlIHNlYWwxDTALBgNVBAoMBERlc2swIBcNMjYx
            MTI3MTgzMDQwWhgPMjEyNjExMDMxODMwNDBaMCgxFzAVBgNVBAMMDlNlbGYtbWFk
            ZSBzZWFsMQ0wCwYDVQQKDAREZXNrMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
            QrzbReW1Wvs/uOxj2VVp8ZKSessP2W/aq+3FetKBV2ymFpHsCTwjMiEE6uJHeTUQ
            /6c2akhGdJiyC2N9466DRaNTMFEwHQYDVR0OBBYEFJATzTBa1kMkgTV2JX9kdkdg
            seKJMB8GA1UdIwQYMBaAFJATzTBa1kMkgTV2JX9kdkdgseKJMA8GA1UdEwEB/wQF
            MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgWuaepuKqLNubgU7rTzlAzbwGA9QaVpf0
            7Ns+ZynZhe8CICh8kN50gfvnXz190RMVBvd+PcpGgm9A84lJwSU/g43P
            -----END CERTIFICATE-----
            """;
    private static final String ISSUED = """
            -----BEGIN CERTIFICATE-----
            MIIBkTCCATegAwIBAgIUBmPcI1fxIYnXlDWmjSI/G1EEsS8wCgYIKoZIzj0EAwIw
            KDEXMBUGA1UEAwwOU2VsZi1tYWRlIHNlYWwxDTALBgNVBAoMBERlc2swIBcNMjYx
            MTI3MTgzMDQwWhgPMjEyNjExMDMxODMwNDBaMCMxEjAQBgNVBAMMCURlc2sgc2Vh
            bDENMAsGA1UECgwERGVzazBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLl2sYuo
            GlQlT3vJmmnfnLAT3rY+f5+vxdKFYqnULtQVXp2YpGjl/dEj27FVrGpmpN3MQW2i
            MKbZjQk9DndQiW6jQjBAMB0GA1UdDgQWBBTGb/pYLcSd5ULUthdiAJwaA8DanjAf
            BgNVHSMEGDAWgBSQE80wWtZDJIE1diV/ZHZHYLHiiTAKBggqhkjOPQQDAgNIADBF
            AiAWPR1t6WzTqqPWebmOc1L8SOh/G3NBJoQv87I+16wZ8AIhALMbrGCJ0sdkJgu9
            4KcA/hpvKaNXsPLDZIeU8O0o1m9Q
            -----END CERTIFICATE-----
            """;

    private final Story story = new Story();

    @Test
    void unrecordedFactsAreNotClaimed() {
        String page = page(PAGE);
        assertTrue(page.contains("Not signed yet"), page);
        assertTrue(page.contains("<dt>Time-stamp</dt><dd>None</dd>"), page);
        assertTrue(page.contains("<dt>Witnesses</dt><dd>None</dd>"), page);
        assertEquals(2, page.split("The PDF is being made", -1).length - 1, "an edition each");
        for (String absent :
                List.of("Electronically sealed by", MADE_BY_ITSELF, "openssl ts", "sha256sum", "/snapshot.pdf")) {
            assertFalse(page.contains(absent), absent);
        }
        assertTrue(page.contains("What this does not prove"));
    }

    @Test
    void aTimeThatOnlyFollowsAClockThatWasAheadIsNamed() {
        String said = "The previous entry’s time was in the future";
        assertFalse(page(PAGE).contains(said));
        var register = new TestRegister();
        EntryHeader ahead = register.publish("2026-06-17T12:00:00Z", Policies.desk("2027-03-01"));
        register.clock.set("2026-06-15T12:00:00Z");
        PublishingOutcome after = register.publishing.publish(
                Policies.desk("2027-04-01"), new byte[] {1}, null, new Reasons(null, null, true));
        assertEquals(
                ahead.recordedAt().plusMillis(1),
                ((PublishingOutcome.Accepted) after).header().recordedAt());
        assertFalse(register.get("/desk/2027-03-01/proof?lang=en", "accept", "text/html")
                .body()
                .contains(said));
        String page = register.get("/desk/2027-04-01/proof?lang=en", "accept", "text/html")
                .body();
        assertTrue(page.contains(said), page);
    }

    @Test
    void recordedFactsAreShownWithTheirCommands() {
        SignedCheckpoint signed = story.register.sign().get((int) story.corrected.sequence() - 1);
        stamp(signed, "CN=A clock, O=Time");
        IssuedDocument.Snapshot snapshot = story.register.snapshot(story.corrected, Language.ENGLISH);
        certificate("Desk seal", ISSUED, "2026-01-01T00:00:00Z");

        String page = page(PAGE);
        for (String said : List.of(
                story.corrected.contentHash().hex(),
                story.corrected.hash().hex(),
                snapshot.sha256().hex(),
                signed.key().text(),
                "1 May 2026, 10:00 UTC</time> · CN=A clock, O=Time",
                "CN=Desk seal",
                Sha256.of(ISSUED.getBytes(UTF_8)).hex(),
                "The register itself says so. Compare it with the seal in the PDF.",
                "href=\"/log/desk/proofs/3\"")) {
            assertTrue(page.contains(said), said);
        }
        assertFalse(page.contains(MADE_BY_ITSELF), page);
        String file = "desk-2026-03-01-r2-en.pdf";
        String pdf = "https://register.example/desk/2026-03-01/2/en.pdf";
        assertEquals(
                List.of(
                        "curl -L -o " + file + " '" + pdf + "'",
                        "curl.exe -L -o " + file + " \"" + pdf + "\"",
                        "sha256sum " + file,
                        "shasum -a 256 " + file,
                        "certutil -hashfile " + file + " SHA256",
                        "pdfsig " + file + "\ninfra/register verify " + file + " --trust seal.pem",
                        "curl -L -o proof.txt 'https://register.example/log/desk/proofs/3'\n"
                                + "curl -L -o trust.txt 'https://register.example/log/desk/trust'",
                        "curl.exe -L -o proof.txt \"https://register.example/log/desk/proofs/3\"\n"
                                + "curl.exe -L -o trust.txt \"https://register.example/log/desk/trust\"",
                        "infra/register verify-log https://register.example/log/desk",
                        "curl -L -o checkpoint.txt 'https://register.example/log/desk/checkpoints/3'\n"
                                + "curl -L -o token.tst 'https://register.example/log/desk/stamps/3'",
                        "curl.exe -L -o checkpoint.txt \"https://register.example/log/desk/checkpoints/3\"\n"
                                + "curl.exe -L -o token.tst \"https://register.example/log/desk/stamps/3\"",
                        "openssl ts -verify -token_in -in token.tst -data checkpoint.txt -CAfile authority.pem"),
                typed(page));
        for (String address :
                List.of("/log/desk/proofs/3", "/log/desk/trust", "/log/desk/checkpoints/3", "/log/desk/stamps/3")) {
            assertEquals(200, story.get(address).status(), address);
        }
        assertEquals(
                307,
                story.get(pdf.substring("https://register.example".length())).status());
    }

    @Test
    void whereTheRegisterHasAnAddressTheCommandsHaveIt() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        Reply reply = TestRegister.reply(TestRegister.call(
                story.register.read(story.register.chain, new ServedSite(null, true, "https://desk.example")),
                TestRegister.event("GET", PAGE)));
        assertTrue(typed(reply.body()).getFirst().contains("'https://desk.example/desk/"), reply.body());
        assertFalse(reply.body().contains("register.example"));
    }

    /// A development seal does not prove who sealed.
    @Test
    void aCertificateThatItsHolderMadeIsNoEvidenceOfWhoSealed() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        certificate("Self-made seal", SELF_MADE, "2026-01-01T00:00:00Z");
        assertTrue(page(PAGE).contains(MADE_BY_ITSELF));
        certificate("Desk seal", ISSUED, "2026-03-01T00:00:00Z");
        String page = page(PAGE);
        assertFalse(page.contains("CN=Self-made seal"), "one replaced it before the PDF was sealed");
        assertFalse(page.contains(MADE_BY_ITSELF), page);
        certificate("Later seal", SELF_MADE, "2026-06-01T00:00:00Z");
        assertFalse(page(PAGE).contains("CN=Later seal"), "the PDF was sealed before its first use");
    }

    @Test
    void aSealOfAnotherUseIsNotNamedAndThatOfAnotherRegisterIs() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        certificate("Desk seal", ISSUED, "2026-01-01T00:00:00Z");
        story.register.certificates.record(
                seal(SealUse.ACKNOWLEDGEMENT_SEAL, "Receipts", ISSUED, "2026-02-01T00:00:00Z"));
        story.register.certificates.record(
                seal(SealUse.POLICY_SEAL, "Before the move", SELF_MADE, "2025-01-01T00:00:00Z")
                        .asImported());
        String page = page(PAGE);
        assertTrue(page.contains("CN=Desk seal") && page.contains("CN=Before the move"), page);
        assertFalse(page.contains("CN=Receipts"), page);
    }

    @Test
    void witnessesAreCountedByWhatTheySigned() {
        List<SignedCheckpoint> signed = story.register.sign();
        List<Witness> all = List.of(new Witness("a"), new Witness("b"), new Witness("c"));
        var trust = new StringBuilder();
        all.forEach(one -> trust.append("witness ")
                .append(one.name())
                .append(' ')
                .append(one.key().text())
                .append('\n'));
        story.register.witnesses.trust(TrustFile.parse(trust + "group two 2 a b c\nquorum two\n"));
        assertTrue(page(PAGE).contains("0 / 3<div>Fewer than the register requires.</div>"), page(PAGE));

        all.get(0).cosign(signed.get(1), "2026-06-01T08:00:00Z");
        assertTrue(page(PAGE).contains("0 / 3"), "a checkpoint before the entry says nothing of it");
        all.get(0).cosign(signed.get(4), "2026-06-01T08:00:00Z");
        String one = page(PAGE);
        assertTrue(one.contains("1 of 3 witnesses have seen this entry, the last at 1 June 2026, 08:00 UTC"), one);
        assertTrue(one.contains("Fewer than the register requires."), one);

        all.get(2).cosign(signed.get(4), "2026-06-01T09:30:00Z");
        String two = page(PAGE);
        assertTrue(two.contains("2 of 3 witnesses have seen this entry, the last at 1 June 2026, 09:30 UTC"), two);
        assertFalse(two.contains("Fewer than"), two);
        assertTrue(two.contains("witness.example/c · <time"), two);

        SignedNote.Signature forged = all.get(1).signature(signed.get(5), "2026-06-01T10:00:00Z");
        story.register.witnesses.keep(DESK, 5, forged, Instant.parse("2026-06-01T10:00:00Z"));
        assertTrue(page(PAGE).contains("2 of 3"), "what does not verify does not count");
    }

    private final class Witness {
        private final String name;
        private final KeyPairSigner signer;

        Witness(String name) {
            this.name = name;
            this.signer = KeyPairSigner.of(name, KeyPairSigner.generate());
        }

        String name() {
            return name;
        }

        NoteKey key() {
            return new NoteKey("witness.example/" + name, SignatureType.COSIGNATURE_ED25519, signer.publicKey());
        }

        SignedNote.Signature signature(SignedCheckpoint signed, String time) {
            return Cosignature.sign(signed.checkpoint().text(), key(), signer, Instant.parse(time));
        }

        void cosign(SignedCheckpoint signed, String time) {
            story.register.witnesses.keep(
                    DESK, signed.checkpoint().size(), signature(signed, time), Instant.parse(time));
        }
    }

    @Test
    void aWithdrawalLeadsToTheProofOfWhatWasAnnounced() {
        String page = page("/desk/2026-10-01/proof?lang=en");
        assertTrue(page.contains("withdrawn"), page);
        assertTrue(page.contains("<a href=\"/desk/2026-10-01/1/en/proof/\">A withdrawal has no PDF"), page);
        assertTrue(page("/desk/2026-10-01/proof?revision=1&lang=en").contains("The PDF is being made"));
    }

    @Test
    void aPdfWithARedactedNameIsNoLongerServed() {
        var register = new TestRegister();
        EntryHeader header =
                register.publish("2026-01-01T00:00:00Z", Policies.withPerson("2026-01-02", "Mari Maasikas"));
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of(new byte[] {7}),
                DocumentKey.snapshot(DocumentKey.Shelf.PERSONAL, header, Language.ENGLISH, 0),
                header.recordedAt(),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                Language.ENGLISH,
                0,
                Presentation.NONE);
        register.issued.record(snapshot);
        assertTrue(register.get("/desk/2026-01-02/proof?lang=en").body().contains("/1/en.pdf"));
        register.redact("2026-02-01T00:00:00Z", "person", "She asked for it " + HOSTILE);

        String page = register.get("/desk/2026-01-02/proof?lang=en").body();
        assertTrue(page.contains("It names a person whose name has since been removed"), page);
        assertTrue(page.contains("A name was removed from this version on"), page);
        assertTrue(page.contains("She asked for it &lt;/code&gt;&lt;script&gt;"), page);
        assertTrue(page.contains(snapshot.sha256().hex()), "its hash stays on record");
        assertFalse(page.contains(".pdf\"") || page.contains("Mari"), page);
    }

    @Test
    void noTextOfOthersBreaksIt() {
        var plain = new TestRegister();
        var hostile = new TestRegister();
        var pages = new ArrayList<List<String>>();
        for (var register : List.of(plain, hostile)) {
            String text = register.equals(plain) ? "a" : HOSTILE;
            EntryHeader header = register.acceptedBeforeTheRules(
                    "2026-02-01T00:00:00Z", Policies.desk("2026-03-01", words -> words + text));
            SignedCheckpoint signed = register.sign().getFirst();
            register.checkpoints.stamp(
                    DESK,
                    1,
                    new TimeStamp(
                            signed.imprint(), Instant.parse("2026-05-01T10:00:00Z"), text, Bytes.of(new byte[] {1})));
            register.snapshot(header, Language.ENGLISH);
            register.certificates.record(seal(SealUse.POLICY_SEAL, text, ISSUED, "2026-01-01T00:00:00Z"));
            String page = register.get(PAGE).body();
            pages.add(TAG.matcher(page).results().map(found -> found.group()).toList());
            assertTrue(page.contains(register.equals(plain) ? "CN=a" : "CN=&lt;/code&gt;&lt;script&gt;"), page);
        }
        assertEquals(pages.getFirst(), pages.getLast());
    }

    @Test
    void everyLanguageSaysItInItsWordsAndTypesTheSame() {
        story.register.sign();
        story.register.snapshot(story.corrected, Language.ENGLISH);
        story.register.snapshot(story.corrected, Policies.ESTONIAN);
        List<String> estonian = typed(page("/desk/2026-03-01/proof?lang=et"));
        assertEquals(estonian, typed(page(PAGE).replace("-en.pdf", "-et.pdf").replace("/2/en.pdf", "/2/et.pdf")));
        for (Language language : Words.LANGUAGES) {
            Reply reply = story.get("/desk/2026-03-01/proof?lang=" + language, "accept", "text/html");
            assertEquals(language.tag(), reply.header("content-language"));
            assertTrue(reply.body().startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">"), language.tag());
            if (!language.equals(Language.ENGLISH)) {
                assertEquals(estonian, typed(reply.body()), language.tag());
            }
            assertFalse(Pattern.compile("\\{[0-9]}").matcher(reply.body()).find(), language.tag());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/2026-03-02/proof",
                "/desk/2026-03-01/proof?revision=9",
                "/nobody/2026-03-01/proof",
                "/desk/soon/proof",
                "/verify/2026-03-01/proof",
                "/desk/2026-03-01/proofs"
            })
    void whereThereIsNoVersionThereIsNoPage(String address) {
        Reply reply = story.get(address);
        assertEquals(404, reply.status());
        assertTrue(reply.at("type").startsWith("/v1/docs#problem-no-such-"), reply.body());
    }

    private String page(String address) {
        Reply reply = story.get(address, "accept", "text/html");
        assertEquals(200, reply.status(), reply.body());
        return reply.body();
    }

    private static List<String> typed(String page) {
        return PRE.matcher(page)
                .results()
                .map(found -> found.group(1)
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"))
                .toList();
    }

    private void stamp(SignedCheckpoint signed, String authority) {
        Optional<TimeStamp> before = story.register.checkpoints.stamp(
                DESK,
                signed.checkpoint().size(),
                new TimeStamp(
                        signed.imprint(), Instant.parse("2026-05-01T10:00:00Z"), authority, Bytes.of(new byte[] {1})));
        assertEquals(Optional.empty(), before);
    }

    private void certificate(String name, String pem, String usedSince) {
        story.register.certificates.record(seal(SealUse.POLICY_SEAL, name, pem, usedSince));
    }

    private static SealCertificate seal(SealUse use, String name, String pem, String usedSince) {
        return new SealCertificate(
                use,
                Sha256.of((name.equals("Desk seal") ? pem : name).getBytes(UTF_8)),
                "CN=" + name,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2035-01-01T00:00:00Z"),
                pem,
                Instant.parse(usedSince),
                false);
    }
}
