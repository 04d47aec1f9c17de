package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.Conformance;
import register.pdf.Dss;
import register.pdf.PdfDocuments;
import register.pdf.Seed;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;
import register.pdf.verify.FlawException;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.SealedFile;
import register.pdf.verify.SealerTrust;
import register.pdf.verify.Trust;
import register.pdf.verify.VerificationReport;
import register.policy.PolicyVersion;

/// This verifier's results for intact and damaged seals, compared with those of the EU's DSS; all are in
/// `target/seal-verdicts.md`.
class SealVerdictsTest {
    private static final String PASSED = "TOTAL-PASSED";
    private static final List<String> ROWS = new ArrayList<>();
    private static final List<String> IGNORED = new ArrayList<>();

    private static TestCa ca;
    private static TestAuthority authority;

    @BeforeAll
    static void start() {
        ca = TestCa.start();
        authority = TestAuthority.under(ca);
    }

    @AfterAll
    static void write() throws IOException {
        authority.close();
        ca.close();
        String head = "| seal | document | here | DSS 6.4 |\n|---|---|---|---|\n";
        Files.writeString(Path.of("target", "seal-verdicts.md"), head + String.join("", ROWS));
    }

    @Test
    void everyLevelAndKeyPasses() throws Exception {
        for (String algorithm : List.of("EC", "RSA")) {
            for (Map.Entry<SealLevel, byte[]> each : levels(key(algorithm)).entrySet()) {
                SealLevel level = each.getKey();
                byte[] list = level.compareTo(SealLevel.B_LT) < 0 ? ca.list() : null;
                row(algorithm, level, "whole", each.getValue(), list, Instant.now(), PASSED, PASSED);
                Conformance.check(algorithm + " " + level, each.getValue());
            }
        }
    }

    @Test
    void damageIsFoundAtEveryLevel() throws Exception {
        for (Map.Entry<SealLevel, byte[]> each : levels(key("EC")).entrySet()) {
            SealLevel level = each.getKey();
            byte[] pdf = each.getValue();
            byte[] list = ca.list();
            Instant now = Instant.now();
            byte[] flipped = pdf.clone();
            flipped[new String(pdf, ISO_8859_1).indexOf("RegisterRevision") + 17] ^= 1;
            row(
                    "EC",
                    level,
                    "a byte flipped",
                    flipped,
                    list,
                    now,
                    "TOTAL-FAILED HASH_FAILURE",
                    "TOTAL-FAILED HASH_FAILURE");
            row("EC", level, "cut short", Arrays.copyOf(pdf, pdf.length - 700), list, now, null, null);
            byte[] appended = join(pdf, "% and more\n".getBytes(ISO_8859_1));
            row("EC", level, "text appended", appended, list, now, "TOTAL-FAILED FORMAT_FAILURE", PASSED);
            var revision = new IncrementalUpdate(pdf);
            String other = revision.addStream("{\"other\":true}".getBytes(ISO_8859_1));
            String file = revision.add("<</Type/Filespec/F (list.json)/EF <</F " + other + ">>>>");
            byte[] swapped = join(pdf, revision.close(Map.of("AF", "[" + file + "]")));
            row("EC", level, "attachment swapped", swapped, list, now, "TOTAL-FAILED FORMAT_FAILURE", null);
        }
    }

    @Test
    void aStrangerIsNotTrusted() throws Exception {
        try (TestCa other = TestCa.start()) {
            byte[] pdf = sealed(new PdfDocuments(
                    SealUse.POLICY_SEAL,
                    other.seal("EC", 256, Validity.now(), Revocation.LIST),
                    new SealCertificates(new MemoryRecords()),
                    Clock.systemUTC(),
                    SealTimes.NONE));
            String verdict = "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND";
            row("EC", SealLevel.B_B, "a stranger's certificate", pdf, null, Instant.now(), verdict, verdict);
        }
    }

    @Test
    void anExpiredCertificateNeedsSomebodyWhoVouches() throws Exception {
        Validity validity = Validity.now();
        SigningKey key = ca.seal("EC", 256, validity, Revocation.LIST);
        Instant later = validity.until().plus(Duration.ofDays(1));
        for (Map.Entry<SealLevel, byte[]> each : levels(key).entrySet()) {
            boolean alone = each.getKey() == SealLevel.B_B;
            row(
                    "EC",
                    each.getKey(),
                    "certificate expired since",
                    each.getValue(),
                    each.getKey().compareTo(SealLevel.B_LT) < 0 ? ca.list() : null,
                    later,
                    alone ? "INDETERMINATE OUT_OF_BOUNDS_NO_POE" : PASSED,
                    null);
        }
    }

    /// @param here the expected result of this verifier; null for any failure
    private static void row(
            String algorithm,
            SealLevel level,
            String what,
            byte[] pdf,
            byte @Nullable [] list,
            Instant at,
            @Nullable String here,
            @Nullable String dss) {
        List<X509Certificate> root = List.of(ca.root());
        VerificationReport report =
                PdfVerifier.verify(pdf, new Trust(new SealerTrust.Vouched(ca.root(), TestCa.SUBJECT), root, at, null));
        String ours = (report.indication().word() + " " + report.subIndication()).strip();
        String theirs = Dss.verdict(pdf, root, list, at);
        String key = algorithm.equals("EC") ? "P-256" : "RSA-3072";
        ROWS.add("| " + level.word() + ", " + key + " | " + what + " | " + ours + " | " + theirs + " |\n");
        if (here == null) {
            assertEquals(false, ours.equals(PASSED), level + " " + what);
        } else {
            assertEquals(here, ours, level + " " + what);
        }
        if (dss != null) {
            assertEquals(dss, theirs, level + " " + what);
        }
    }

    /// One document at each level.
    private static Map<SealLevel, byte[]> levels(SigningKey key) throws FlawException, IOException {
        byte[] lasting = sealed(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.of(
                        HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE),
                        Reach.PRIVATE,
                        IGNORED::add)));
        byte[] stamped = SealedFile.of(lasting).document();
        int end = new String(lasting, ISO_8859_1).indexOf("%%EOF\n", stamped.length + 1) + "%%EOF\n".length();
        var levels = new LinkedHashMap<SealLevel, byte[]>();
        levels.put(
                SealLevel.B_B,
                sealed(new PdfDocuments(
                        SealUse.POLICY_SEAL,
                        key,
                        new SealCertificates(new MemoryRecords()),
                        Clock.systemUTC(),
                        SealTimes.NONE)));
        levels.put(SealLevel.B_T, stamped);
        levels.put(SealLevel.B_LT, Arrays.copyOf(lasting, end));
        levels.put(SealLevel.B_LTA, lasting);
        for (Map.Entry<SealLevel, byte[]> each : levels.entrySet()) {
            VerificationReport.Seal seal =
                    PdfVerifier.verify(each.getValue(), key.certificates()).seal();
            assertEquals(each.getKey(), seal == null ? null : seal.level());
        }
        return levels;
    }

    private static SigningKey key(String algorithm) {
        return ca.seal(algorithm, algorithm.equals("EC") ? 256 : 3072, Validity.now(), Revocation.LIST);
    }

    private static byte[] sealed(PdfDocuments documents) {
        PolicyVersion version = Seed.version();
        return documents.snapshot(
                Seed.text(Seed.header(version), version, Seed.ENGLISH),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version)));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
