package register.assembly;

import register.brand.Brands;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.notice.DueWork;
import register.notice.Notices;
import register.objection.Objections;
import register.person.PersonRecords;
import register.recipient.Recipients;
import register.record.Records;
import register.request.DailyQuotas;
import register.request.FailureLog;
import register.request.RequestLog;
import register.request.RetryLog;
import register.request.TeamLog;
import register.subscription.Confirmations;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.webhook.Webhooks;

/// All that an engine keeps of a register, by its ports. Any number of processes may work on one register at once.
public interface Ports extends AutoCloseable {
    Chain chain();

    CheckpointLog checkpoints();

    WitnessLog witnesses();

    DocumentStore documents();

    DocumentLinks links();

    IssuedDocuments issuedDocuments();

    /// The store of the ports below that are no interfaces.
    Records records();

    default SealCertificates sealCertificates() {
        return new SealCertificates(records());
    }

    PersonRecords persons();

    RequestLog requests();

    DailyQuotas quotas();

    RetryLog retries();

    TeamLog teamLog();

    default FailureLog failures() {
        return new FailureLog(records());
    }

    Notices notices();

    DueWork dueWork();

    Objections objections();

    Brands brands();

    Recipients recipients();

    Webhooks webhooks();

    Confirmations confirmations();

    @Override
    void close();
}
