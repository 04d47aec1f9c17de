package register.aws.dynamodb;

import register.aws.Connection;
import register.brand.Brands;
import register.chain.Chain;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.notice.DueWork;
import register.notice.Notices;
import register.person.PersonRecords;
import register.recipient.LookupKeys;
import register.recipient.Recipients;
import register.request.DailyQuotas;
import register.request.FailureLog;
import register.request.RequestLog;
import register.request.RetryLog;
import register.request.TeamLog;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.ReferenceKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports over the table. Each is made on first use, so that a starting function loads only those that it uses.
public class DynamoPorts {
    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;

    /// @param table the table's name
    protected DynamoPorts(DynamoDbClient client, String table, Reads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /// The ports over the table that `REGISTER_TABLE` names.
    ///
    /// @throws BadSettingException naming the first missing variable
    public static DynamoPorts of(Variables variables, Reads reads) {
        return new DynamoPorts(Connection.of(variables).dynamoDb(), name(variables), reads);
    }

    /// @throws BadSettingException when the variable is missing
    protected static String name(Variables variables) {
        return variables.required("REGISTER_TABLE", Connection.STACK);
    }

    public Chain chain() {
        return new DynamoChain(client, table, reads);
    }

    public CheckpointLog checkpoints() {
        return new DynamoCheckpointLog(client, table, reads);
    }

    public WitnessLog witnesses() {
        return new DynamoWitnessLog(client, table);
    }

    public IssuedDocuments issuedDocuments() {
        return new DynamoIssuedDocuments(client, table, reads);
    }

    public SealCertificates sealCertificates() {
        return new DynamoSealCertificates(client, table, reads);
    }

    public PersonRecords persons() {
        return new DynamoPersonRecords(client, table, reads);
    }

    public RequestLog requests() {
        return new DynamoRequestLog(client, table);
    }

    public DailyQuotas quotas() {
        return new DynamoDailyQuotas(client, table);
    }

    public RetryLog retries() {
        return new TableRetries(client, table);
    }

    public TeamLog teamLog() {
        return new DynamoTeamLog(client, table);
    }

    public FailureLog failures() {
        return new DynamoFailures(client, table);
    }

    public Notices notices() {
        return new DynamoNotices(client, table);
    }

    public DueWork dueWork() {
        return new DynamoDueWork(client, table);
    }

    public Brands brands() {
        return new DynamoBrands(client, table);
    }

    /// @param key is asked only where a recipient is looked up by what names it, or its name changes
    protected Recipients recipients(ReferenceKey key) {
        return new DynamoRecipients(client, table, new LookupKeys(key));
    }

    public void close() {
        client.close();
    }
}
