package register.document;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import register.json.Form;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;

/// Stores the certificates under which this register's documents were sealed, so that they can be verified as long as
/// they are kept. Certificates never change and are never lost.
public final class SealCertificates {
    public static final Kind<SealCertificate> KIND = new Certificates();

    private final Records records;

    public SealCertificates(Records records) {
        this.records = records;
    }

    /// Grouped by use, so that a role may write only those of its own.
    private static final class Certificates implements Kind<SealCertificate> {
        @Override
        public String name() {
            return "CERTIFICATES";
        }

        @Override
        public Key key(SealCertificate certificate) {
            return Key.in(certificate.use().term()).at(certificate.sha256().hex());
        }

        @Override
        public String keeps(SealCertificate certificate) {
            return ALL;
        }

        @Override
        public Form<SealCertificate> form() {
            return SealCertificateJson.FORM;
        }
    }

    /// Records a certificate unless it is already recorded for this use; durable on return.
    public void record(SealCertificate certificate) {
        boolean _ = records.add(KIND, certificate);
    }

    /// All certificates, ordered by first use, then by fingerprint.
    public List<SealCertificate> all() {
        return Stream.of(SealUse.values())
                .flatMap(use -> records.list(KIND, Key.joined(use.term()), Range.ALL).stream())
                .sorted(Comparator.comparing(SealCertificate::usedSince)
                        .thenComparing(certificate -> certificate.sha256().hex()))
                .toList();
    }
}
