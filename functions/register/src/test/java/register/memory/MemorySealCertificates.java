package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.document.SealCertificate;
import register.document.SealCertificates;

/// The certificates of seals in a map.
public final class MemorySealCertificates implements SealCertificates {
    private final Map<String, SealCertificate> certificates = new ConcurrentHashMap<>();

    @Override
    public void record(SealCertificate certificate) {
        certificates.putIfAbsent(certificate.use().term() + certificate.sha256(), certificate);
    }

    @Override
    public List<SealCertificate> all() {
        return certificates.values().stream()
                .sorted(Comparator.comparing(SealCertificate::usedSince)
                        .thenComparing(one -> one.sha256().hex()))
                .toList();
    }
}
