package register.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.sample.FictitiousSeals;

/// A certificate that was used stays listed as first recorded.
final class SealCertificatesTest {

    private final SealCertificates certificates = new SealCertificates(new MemoryRecords());

    @Test
    @DisplayName("recorded certificates are listed in the order of their first use")
    void tellsCertificatesInTheOrderOfTheirFirstUse() {
        assertEquals(List.of(), certificates.all());
        SealCertificate imported = FictitiousSeals.SECOND.asImported();
        certificates.record(imported);
        certificates.record(FictitiousSeals.FIRST);
        assertEquals(List.of(FictitiousSeals.FIRST, imported), certificates.all());
    }

    @Test
    @DisplayName("of two certificates with the same time, the one with the smaller fingerprint comes first")
    void tellsThoseOfOneInstantInTheOrderOfTheirFingerprints() {
        SealCertificate second = FictitiousSeals.usedSince(FictitiousSeals.SECOND, "2026-02-01T12:00:00.123456789Z");
        certificates.record(second);
        certificates.record(FictitiousSeals.FIRST);
        boolean inOrder =
                FictitiousSeals.FIRST.sha256().hex().compareTo(second.sha256().hex()) < 0;
        assertEquals(
                inOrder ? List.of(FictitiousSeals.FIRST, second) : List.of(second, FictitiousSeals.FIRST),
                certificates.all());
    }

    @Test
    @DisplayName("each use has its own certificates")
    void recordsEachUseApart() {
        SealCertificate other = FictitiousSeals.of(SealUse.ACKNOWLEDGEMENT_SEAL, FictitiousSeals.FIRST);
        certificates.record(other);
        assertEquals(List.of(other), certificates.all());
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.SECOND);
        assertEquals(3, certificates.all().size());
    }

    @Test
    @DisplayName("invariant 1: the record of a certificate never changes")
    void neverChangesCertificate() {
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.usedSince(FictitiousSeals.FIRST, "2026-05-01T12:00:00Z"));
        certificates.record(FictitiousSeals.FIRST.asImported());
        assertEquals(List.of(FictitiousSeals.FIRST), certificates.all());
    }
}
