package register.aws.dynamodb;

import register.aws.AwsConnection;
import register.brand.Brands;
import register.chain.Chain;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.record.Records;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports for readers' answers, separate from the others, because loading a class loads the interfaces that its
/// methods return.
public class ReaderPorts {
    final DynamoDbClient client;
    final String table;
    final Reads reads;

    /// @param table the table's name
    protected ReaderPorts(DynamoDbClient client, String table, Reads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /// The ports over the table named by `REGISTER_TABLE`.
    ///
    /// @throws BadSettingException naming the first missing variable
    public static ReaderPorts of(Variables variables, Reads reads) {
        return new ReaderPorts(AwsConnection.of(variables).dynamoDb(), name(variables), reads);
    }

    /// @throws BadSettingException if the variable is missing
    protected static String name(Variables variables) {
        return variables.required("REGISTER_TABLE", AwsConnection.STACK);
    }

    public Chain chain() {
        return new DynamoChain(client, table, reads);
    }

    public CheckpointLog checkpoints() {
        return new DynamoCheckpointLog(client, table, reads);
    }

    public WitnessLog witnesses() {
        return new WitnessLog(records());
    }

    public IssuedDocuments issuedDocuments() {
        return new IssuedDocuments(records());
    }

    public SealCertificates sealCertificates() {
        return new SealCertificates(records());
    }

    public Records records() {
        return new DynamoRecords(client, table, reads);
    }

    public PersonRecords persons() {
        return new DynamoPersonRecords(client, table, reads);
    }

    public Brands brands() {
        return new Brands(records());
    }

    public void close() {
        client.close();
    }
}
