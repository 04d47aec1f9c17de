package register.aws.kms;

import register.aws.AwsConnection;
import register.aws.client.Clients;
import software.amazon.awssdk.services.kms.KmsClient;

/// AWS KMS.
public final class KmsConnection {
    private KmsConnection() {}

    /// A new client; make one and keep it.
    public static KmsClient client(AwsConnection connection) {
        return Clients.configured(KmsClient.builder(), connection, "KMS").build();
    }
}
