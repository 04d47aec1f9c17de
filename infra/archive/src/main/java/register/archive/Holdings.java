package register.archive;

import register.chain.Chain;
import register.chain.CheckpointLog;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.request.RequestLog;

/// All that a register keeps, by the ports of its engine.
public record Holdings(
        Chain chain,
        CheckpointLog checkpoints,
        DocumentStore documents,
        IssuedDocuments issuedDocuments,
        SealCertificates sealCertificates,
        PersonRecords persons,
        RequestLog requests) {}
