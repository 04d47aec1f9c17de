package register.aws.client;

import java.time.Duration;
import register.aws.AwsConnection;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// Configures a client: explicit region, endpoint and credentials, no profile file, the one HTTP client.
public final class Clients {
    /// Lambda freezes a function between calls; a connection that was idle then is usually dead.
    private static final Duration CONNECTION_LIFETIME = Duration.ofSeconds(30);

    /// Longer than for a repeatable call, because without an answer a person must find out what happened.
    private static final int PATIENCE = 4;

    private Clients() {}

    /// A client with repeatable calls.
    ///
    /// @param service as for `AwsConnection.endpoint`
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, AwsConnection connection, String service) {
        return connected(builder, connection, service)
                .httpClientBuilder(
                        http().connectionTimeToLive(CONNECTION_LIFETIME).socketTimeout(AwsConnection.silence()))
                .overrideConfiguration(connection.configuration().build());
    }

    /// A client that makes exactly one attempt, each on a new connection: if a reused connection breaks, it is
    /// unknown whether the request was read.
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configuredForOneAttempt(
            B builder, AwsConnection connection, String service) {
        return connected(builder, connection, service)
                .httpClientBuilder(http().connectionTimeToLive(Duration.ofMillis(1))
                        .socketTimeout(AwsConnection.silence().multipliedBy(PATIENCE)))
                .overrideConfiguration(connection
                        .configuration()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .build());
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B connected(
            B builder, AwsConnection connection, String service) {
        return builder.region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(connection.endpoint(service));
    }

    private static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder().useIdleConnectionReaper(false);
    }
}
