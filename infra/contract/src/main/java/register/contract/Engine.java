package register.contract;

import java.net.URI;
import java.util.Optional;
import register.chain.Chain;
import register.chain.CheckpointLog;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.request.DailyQuotas;
import register.request.FailureLog;
import register.request.NoticeLog;
import register.request.RequestLog;
import register.request.RetryLog;

/// An engine under test: its ports, and a second way into the same state.
public interface Engine extends AutoCloseable {
    Chain chain();

    DocumentStore documents();

    IssuedDocuments issuedDocuments();

    RequestLog requests();

    DailyQuotas quotas();

    NoticeLog notices();

    RetryLog retries();

    FailureLog failures();

    CheckpointLog checkpoints();

    SealCertificates sealCertificates();

    PersonRecords persons();

    DocumentLinks links();

    /// Fetches a link as somebody who knows nothing but its address; empty when that is refused.
    Optional<byte[]> follow(URI link);

    /// Another engine on the same state that shares nothing else with this one, as in another process.
    Engine reopened();

    @Override
    void close();
}
