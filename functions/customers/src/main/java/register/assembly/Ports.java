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

/// The ports of a register's data. Any number of processes may work on one register at once.
public interface Ports extends AutoCloseable {
    Chain chain();

    CheckpointLog checkpoints();

    default WitnessLog witnesses() {
        return new WitnessLog(records());
    }

    DocumentStore documents();

    DocumentLinks links();

    default IssuedDocuments issuedDocuments() {
        return new IssuedDocuments(records());
    }

    /// The store behind the ports below that are classes.
    Records records();

    default SealCertificates sealCertificates() {
        return new SealCertificates(records());
    }

    PersonRecords persons();

    default RequestLog requests() {
        return new RequestLog(records());
    }

    DailyQuotas quotas();

    default RetryLog retries() {
        return new RetryLog(records());
    }

    default TeamLog teamLog() {
        return new TeamLog(records());
    }

    default FailureLog failures() {
        return new FailureLog(records());
    }

    default Notices notices() {
        return new Notices(records());
    }

    default DueWork dueWork() {
        return new DueWork(records());
    }

    default Objections objections() {
        return new Objections(records());
    }

    default Brands brands() {
        return new Brands(records());
    }

    Recipients recipients();

    default Webhooks webhooks() {
        return new Webhooks(records());
    }

    default Confirmations confirmations() {
        return new Confirmations(records());
    }

    default Exports exports() {
        return new Exports(records());
    }

    @Override
    void close();
}
