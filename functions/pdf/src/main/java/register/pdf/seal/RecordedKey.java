package register.pdf.seal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;

/// A key that signs nothing until its certificate is recorded: without the certificate, a seal could not be verified
/// after the key is replaced.
public final class RecordedKey implements SigningKey {
    private final SealUse use;
    private final SigningKey key;
    private final SealCertificates record;
    private final Clock clock;
    private volatile boolean recorded;

    public RecordedKey(SealUse use, SigningKey key, SealCertificates record, Clock clock) {
        this.use = use;
        this.key = key;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public byte[] sign(byte[] digest) {
        if (!recorded) {
            record.record(SealCertificate.of(use, key.certificates(), clock.instant()));
            recorded = true;
        }
        return key.sign(digest);
    }

    @Override
    public List<X509Certificate> certificates() {
        return key.certificates();
    }
}
