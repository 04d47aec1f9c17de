package register.machine.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import register.document.CertificateFile;
import register.document.SealUse;
import register.log.LogOrigin;
import register.machine.site.Site;
import register.machine.site.ThisMachine;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.DistinguishedName;

/// Whose seal and whose logs they are.
record SealChecks(Site site) {
    /// An authority may take weeks to issue the next one.
    private static final Duration SOON = Duration.ofDays(30);

    void seal(Findings found) {
        Optional<X509Certificate> sealer = sealer();
        if (sealer.isEmpty()) {
            found.notChecked("seal.unused");
            return;
        }
        X509Certificate certificate = sealer.get();
        String name = DistinguishedName.words(certificate.getSubjectX500Principal());
        Instant now = site.register().clock().instant();
        Instant end = certificate.getNotAfter().toInstant();
        LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
        if (DevelopmentCertificate.is(certificate)) {
            found.missing("seal.nameless");
        } else if (now.isAfter(end)) {
            found.broken("seal.ended", name, last);
        } else if (now.plus(SOON).isAfter(end)) {
            found.missing("seal.ends", name, last);
        } else {
            found.inOrder("seal.named", name, last);
        }
    }

    /// The current one; on AWS the one used last, because the key's own is in the functions' settings.
    private Optional<X509Certificate> sealer() {
        return site instanceof ThisMachine machine
                ? Optional.of(machine.sealer())
                : site.register().ports().sealCertificates().all().stream()
                        .filter(one -> one.use() == SealUse.POLICY_SEAL)
                        .reduce((_, later) -> later)
                        .map(one -> CertificateFile.read(one.chain().getBytes(US_ASCII))
                                .getFirst());
    }

    void logName(Findings found) {
        List<String> origins = site.register().logOrigins().toList();
        List<String> nameless = origins.stream().filter(LogOrigin::isOfNobody).toList();
        if (!nameless.isEmpty()) {
            found.missing("log-name.nameless", String.join(", ", nameless));
        } else if (!origins.isEmpty()) {
            found.inOrder("log-name.named", String.join(", ", origins));
        } else if (site.trial().unnamedLog()) {
            found.missing("log-name.none");
        } else {
            found.inOrder("log-name.first");
        }
    }
}
