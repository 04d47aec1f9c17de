package register.document;

import java.util.List;

/// Remembers the certificates under which this register's documents were sealed, so that each can be verified for as
/// long as the documents are kept. What is here was used: it never changes and is never lost.
public interface SealCertificates {

    /// Records a certificate unless it is recorded for this use already; durable on return.
    void record(SealCertificate certificate);

    /// All of them in the order of their first use, those of one instant in the order of their fingerprints.
    List<SealCertificate> all();
}
