package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.FictitiousSeals;
import register.contract.world.UnderContract;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;

/// `SealCertificates`: a certificate that was used stays listed as first recorded.
public interface SealCertificatesContract extends UnderContract {

    @Test
    @DisplayName("recorded certificates are listed in the order of their first use, also after a restart")
    default void tellsCertificatesInTheOrderOfTheirFirstUse() {
        SealCertificates certificates = engine().sealCertificates();
        assertEquals(List.of(), certificates.all());
        SealCertificate imported = FictitiousSeals.SECOND.asImported();
        certificates.record(imported);
        certificates.record(FictitiousSeals.FIRST);
        assertEquals(List.of(FictitiousSeals.FIRST, imported), certificates.all());
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(
                    List.of(FictitiousSeals.FIRST, imported),
                    after.sealCertificates().all());
        }
    }

    @Test
    @DisplayName("of two of one instant the smaller fingerprint comes first")
    default void tellsThoseOfOneInstantInTheOrderOfTheirFingerprints() {
        SealCertificates certificates = engine().sealCertificates();
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
    @DisplayName("each use has its own certificates: one use's is not another's")
    default void recordsEachUseApart() {
        SealCertificates certificates = engine().sealCertificates();
        SealCertificate other = FictitiousSeals.of(SealUse.ACKNOWLEDGEMENT_SEAL, FictitiousSeals.FIRST);
        certificates.record(other);
        assertEquals(List.of(other), certificates.all());
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.SECOND);
        assertEquals(3, certificates.all().size());
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(
                    List.of(SealUse.ACKNOWLEDGEMENT_SEAL),
                    after.sealCertificates().all().stream()
                            .filter(one -> !List.of(FictitiousSeals.FIRST, FictitiousSeals.SECOND)
                                    .contains(one))
                            .map(SealCertificate::use)
                            .toList());
        }
    }

    @Test
    @DisplayName("invariant 1: the record of a certificate never changes")
    default void neverChangesCertificate() {
        SealCertificates certificates = engine().sealCertificates();
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.FIRST);
        certificates.record(FictitiousSeals.usedSince(FictitiousSeals.FIRST, "2026-05-01T12:00:00Z"));
        certificates.record(FictitiousSeals.FIRST.asImported());
        assertEquals(List.of(FictitiousSeals.FIRST), certificates.all());
    }
}
