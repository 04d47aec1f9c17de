package register.bench.seals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import register.bench.LiveAgent;
import register.chain.Entry;
import register.chain.VersionStatus;
import register.document.Presentation;
import register.document.SealCertificates;
import register.document.SealUse;
import register.document.SnapshotText;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.LogOrigin;
import register.memory.MemoryRecords;
import register.memory.MemoryRegister;
import register.pdf.PdfDocuments;
import register.pdf.http.Reach;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.text.Renders;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;

/// The edition, and the register's documents of it.
final class Edition {
    private final Inputs inputs;
    private final X509Certificate certificate;
    private final Entry entry;
    private final PolicyVersion version;

    private Edition(Inputs inputs, X509Certificate certificate, Entry entry, PolicyVersion version) {
        this.inputs = inputs;
        this.certificate = certificate;
        this.entry = entry;
        this.version = version;
    }

    static Edition of(Inputs inputs) throws IOException, CertificateException {
        byte[] content = Files.readAllBytes(inputs.content());
        PolicyVersion version = PolicyCodec.decode(JsonText.parse(content));
        var register = new MemoryRegister();
        register.publishing().publish(version, content, null);
        return new Edition(inputs, inputs.certificate(), LiveAgent.entry(register), version);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /// The document before it is sealed.
    byte[] rendered() {
        return new Renders(certificate).snapshot(text(), entry.content(), checkpoint());
    }

    Callable<byte[]> sealing() {
        return sealing(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key(),
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.NONE));
    }

    /// @param authority the address of a time-stamp authority
    Callable<byte[]> sealing(String authority) {
        var authorities = HttpTimeStampAuthority.forSeals(List.of(authority), Reach.PRIVATE);
        return sealing(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key(),
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.of(authorities, Reach.PRIVATE, _ -> {})));
    }

    private Callable<byte[]> sealing(PdfDocuments documents) {
        return () -> documents.snapshot(text(), entry.content(), checkpoint());
    }

    /// @throws IllegalStateException when it is not genuine
    byte[] verified(byte[] pdf) {
        VerificationReport report = PdfVerifier.verify(pdf, List.of(certificate));
        if (!report.genuine()) {
            throw new IllegalStateException(report.toString());
        }
        return pdf;
    }

    private SigningKey key() {
        return Pkcs12SigningKey.open(inputs.key(), Inputs.PASSWORD);
    }

    private SnapshotText text() {
        return new SnapshotText(
                entry.header(),
                version,
                Inputs.LANGUAGE,
                VersionStatus.IN_FORCE,
                null,
                null,
                null,
                Presentation.today(URI.create("https://register.example.com")));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                new LogOrigin("register.example.com", entry.header().policy()).toString(),
                1,
                entry.header().hash());
    }
}
