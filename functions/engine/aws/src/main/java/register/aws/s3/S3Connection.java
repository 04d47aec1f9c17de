package register.aws.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.aws.Connection;
import register.aws.client.Clients;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// S3, and what signs links to it. With an endpoint of its own, buckets are in the path, as everything but AWS wants
/// it.
public final class S3Connection {
    private final Connection connection;
    private final @Nullable URI endpoint;

    private S3Connection(Connection connection) {
        this.connection = connection;
        this.endpoint = connection.endpoint("S3");
    }

    public static S3Connection of(Connection connection) {
        return new S3Connection(connection);
    }

    /// A new client, to be made once and kept. It sends no checksum but those that are given to it: they are known
    /// before it is called.
    public S3Client client() {
        return Clients.configured(S3Client.builder(), connection, "S3")
                .serviceConfiguration(configuration())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    /// A new signer of links, to be made once and kept.
    ///
    /// @param client whose settings it takes: a link asks for no header that a browser would not send
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
