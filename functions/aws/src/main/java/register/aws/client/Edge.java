package register.aws.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import register.aws.AwsConnection;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// CloudFront's caches, if the register is behind them. They keep lists until midnight, and are told of each entry.
/// The request is signed and sent by the SDK's parts, because its client for CloudFront adds 5.6 MB.
public final class Edge {
    /// For a register without it.
    public static final Edge NONE = new Edge(null, null);

    /// All that is kept, for all kept answers may mention the latest entry (Amazon CloudFront API Reference,
    /// "CreateInvalidation").
    private static final String ALL = """
            <InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>1</Quantity>\
            <Items><Path>/*</Path></Items></Paths><CallerReference>REFERENCE</CallerReference></InvalidationBatch>""";

    private final @Nullable AwsConnection connection;
    private final @Nullable String distribution;

    private Edge(@Nullable AwsConnection connection, @Nullable String distribution) {
        this.connection = connection;
        this.distribution = distribution;
    }

    /// @param distribution its ID; null if there is none
    public static Edge of(AwsConnection connection, @Nullable String distribution) {
        return distribution == null ? NONE : new Edge(connection, distribution);
    }

    /// Drops all kept answers; takes effect within seconds after this returns.
    ///
    /// @throws IllegalStateException if CloudFront refuses
    public void forget() {
        if (connection == null) {
            return;
        }
        URI endpoint = connection.endpoint("CLOUDFRONT");
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint == null ? URI.create("https://cloudfront.amazonaws.com") : endpoint)
                .encodedPath("/2020-05-31/distribution/" + distribution + "/invalidation")
                .putHeader("Content-Type", "application/xml")
                .build();
        AwsConnection from = connection;
        // CloudFront is signed for in one region, whatever the stack's (AWS General Reference).
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(from.credentials().resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(
                                ALL.replace("REFERENCE", UUID.randomUUID().toString())))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudfront")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
        try (SdkHttpClient client = UrlConnectionHttpClient.builder()
                .socketTimeout(AwsConnection.silence())
                .build()) {
            int status = client.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call()
                    .httpResponse()
                    .statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("CloudFront answered " + status + " when told to forget what it kept");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
