package register.aws.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.aws.AwsConnection;
import register.aws.client.Clients;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The clients for S3 and for signed links. With a configured endpoint, the bucket is in the path, as everything but
/// AWS requires.
public final class S3Connection {
    private final AwsConnection connection;
    private final @Nullable URI endpoint;

    private S3Connection(AwsConnection connection) {
        this.connection = connection;
        this.endpoint = connection.endpoint("S3");
    }

    public static S3Connection of(AwsConnection connection) {
        return new S3Connection(connection);
    }

    /// A new client, to be reused. It sends only given checksums, which are known before the call.
    public S3Client client() {
        return Clients.configured(S3Client.builder(), connection, "S3")
                .serviceConfiguration(configuration())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    /// A new signer of links, to be reused.
    ///
    /// @param client whose settings it takes, so that a link needs no header that a browser does not send
    public S3Presigner presigner(S3Client client) {
        return S3Presigner.builder()
                .s3Client(client)
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(endpoint)
                .serviceConfiguration(configuration())
                .build();
    }

    private S3Configuration configuration() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(endpoint != null)
                .chunkedEncodingEnabled(false)
                .build();
    }
}
