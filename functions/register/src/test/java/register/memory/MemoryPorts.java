package register.memory;

import java.time.Clock;
import register.assembly.Ports;

/// An engine that keeps all in memory, for the tests of whatever runs over the ports. It passes the contract of every
/// engine.
public final class MemoryPorts implements Ports {
    private final MemoryChain chain = new MemoryChain();
    private final MemoryCheckpointLog checkpoints = new MemoryCheckpointLog();
    private final MemoryWitnessLog witnesses = new MemoryWitnessLog();
    private final MemoryDocuments documents;
    private final MemoryLinks links;
    private final MemoryIssuedDocuments issuedDocuments = new MemoryIssuedDocuments();
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryPersonRecords persons = new MemoryPersonRecords();
    private final MemoryRequests requests = new MemoryRequests();
    private final MemoryQuotas quotas = new MemoryQuotas();
    private final MemoryRetries retries = new MemoryRetries();
    private final MemoryTeamLog teamLog = new MemoryTeamLog();
    private final MemoryNotices notices = new MemoryNotices();
    private final MemoryDueWork dueWork = new MemoryDueWork();
    private final MemoryObjections objections = new MemoryObjections();
    private final MemoryBrands brands = new MemoryBrands();
    private final MemoryRecipients recipients = new MemoryRecipients();
    private final MemoryWebhooks webhooks = new MemoryWebhooks();
    private final MemoryConfirmations confirmations = new MemoryConfirmations();

    public MemoryPorts() {
        this(Clock.systemUTC());
    }

    /// @param clock that says when a document was stored
    public MemoryPorts(Clock clock) {
        this.documents = new MemoryDocuments(clock);
        this.links = new MemoryLinks(documents);
    }

    @Override
    public MemoryConfirmations confirmations() {
        return confirmations;
    }

    @Override
    public MemoryChain chain() {
        return chain;
    }

    @Override
    public MemoryCheckpointLog checkpoints() {
        return checkpoints;
    }

    @Override
    public MemoryWitnessLog witnesses() {
        return witnesses;
    }

    @Override
    public MemoryDocuments documents() {
        return documents;
    }

    @Override
    public MemoryLinks links() {
        return links;
    }

    @Override
    public MemoryIssuedDocuments issuedDocuments() {
        return issuedDocuments;
    }

    @Override
    public MemoryRecords records() {
        return records;
    }

    @Override
    public MemoryPersonRecords persons() {
        return persons;
    }

    @Override
    public MemoryRequests requests() {
        return requests;
    }

    @Override
    public MemoryQuotas quotas() {
        return quotas;
    }

    @Override
    public MemoryRetries retries() {
        return retries;
    }

    @Override
    public MemoryTeamLog teamLog() {
        return teamLog;
    }

    @Override
    public MemoryNotices notices() {
        return notices;
    }

    @Override
    public MemoryDueWork dueWork() {
        return dueWork;
    }

    @Override
    public MemoryObjections objections() {
        return objections;
    }

    @Override
    public MemoryWebhooks webhooks() {
        return webhooks;
    }

    @Override
    public MemoryBrands brands() {
        return brands;
    }

    @Override
    public MemoryRecipients recipients() {
        return recipients;
    }

    @Override
    public void close() {
        // What is in memory ends with whoever holds it.
    }
}
