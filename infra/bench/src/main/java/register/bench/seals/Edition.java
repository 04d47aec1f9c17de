package register.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import register.bench.LiveAgent;
import register.chain.Checkpoint;
import register.chain.Entry;
import register.documents.PdfDocuments;
import register.documents.PdfVerifier;
import register.documents.Pkcs12SigningKey;
import register.documents.Renders;
import register.documents.SealTimes;
import register.documents.SigningKey;
import register.documents.VerificationReport;
import register.documents.timestamp.HttpTimeStampAuthority;
import register.json.text.JsonText;
import register.memory.MemoryRegister;
import register.memory.MemorySealCertificates;
import register.policy.PolicyCodec;
import register.policy.PolicyVersion;

/// The edition, and what the register makes of it.
final class Edition {
    private final SigningKey key;
    private final Entry entry;
    private final PolicyVersion version;

    private Edition(SigningKey key, Entry entry, PolicyVersion version) {
        this.key = key;
        this.entry = entry;
        this.version = version;
    }

    static Edition of(Inputs inputs) throws IOException {
        byte[] content = Files.readAllBytes(inputs.content());
        PolicyVersion version = PolicyCodec.decode(JsonText.parse(content));
        var register = new MemoryRegister();
        register.publishing().publish(version, content, null);
        return new Edition(Pkcs12SigningKey.open(inputs.key(), Inputs.PASSWORD), LiveAgent.entry(register), version);
    }

    SigningKey key() {
        return key;
    }

    /// The document before it is sealed.
    byte[] rendered() {
        return new Renders(key.certificates().getFirst()).snapshot(entry, checkpoint(), version, null, Inputs.LANGUAGE);
    }

    Callable<byte[]> sealing() {
        return sealing(new PdfDocuments(key, new MemorySealCertificates(), Clock.systemUTC()));
    }

    /// @param authority the address of a time-stamp authority
    Callable<byte[]> sealing(String authority) {
        var authorities = HttpTimeStampAuthority.forSeals(List.of(authority), "bench");
        return sealing(new PdfDocuments(
                key, new MemorySealCertificates(), Clock.systemUTC(), SealTimes.of(authorities, _ -> {})));
    }

    private Callable<byte[]> sealing(PdfDocuments documents) {
        return () -> documents.snapshot(entry, checkpoint(), version, null, Inputs.LANGUAGE);
    }

    /// @throws IllegalStateException for one that is not genuine
    byte[] verified(byte[] pdf) {
        VerificationReport report = PdfVerifier.verify(pdf, key.certificates());
        if (!report.genuine()) {
            throw new IllegalStateException(report.toString());
        }
        return pdf;
    }

    private Checkpoint checkpoint() {
        return Checkpoint.of(entry.header(), entry.header());
    }
}
