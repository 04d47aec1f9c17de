package register.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import register.settings.BadSettingException;
import register.settings.Variables;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.auth.scheme.DynamoDbAuthSchemeProvider;

/// The location of AWS, and the credentials. Everything is explicit, because the SDK's own search for region,
/// endpoint and credentials takes much of a cold start.
///
/// The variables are those that Lambda sets: `AWS_REGION`; `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and
/// `AWS_SESSION_TOKEN`, or under SnapStart `AWS_CONTAINER_CREDENTIALS_FULL_URI` (AWS, "Working with Lambda
/// environment variables"; "SDKs and Tools Reference Guide: Container credential provider").
public final class AwsConnection {
    private static final int SILENCE_MILLIS = 5_000;

    /// The expectation in errors about variables that name a part of the stack.
    public static final String STACK = "expected the value in the stack's outputs";

    private static final String CREDENTIALS = "expected credentials";

    private final Variables variables;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    private AwsConnection(Variables variables) {
        this.variables = variables;
        this.region = Region.of(variables.required("AWS_REGION", "expected a region of AWS, e.g. eu-north-1"));
        this.credentials = credentials(variables);
    }

    /// @throws BadSettingException naming the first missing variable
    public static AwsConnection of(Variables variables) {
        return new AwsConnection(variables);
    }

    public Region region() {
        return region;
    }

    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /// A service's endpoint, if it is not the region's: `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`.
    ///
    /// @param service in the form of the variable's name: `DYNAMODB`, `S3`, `SESV2`, `KMS`
    public @Nullable URI endpoint(String service) {
        String own = variables.optional("AWS_ENDPOINT_URL_" + service);
        String url = own == null ? variables.optional("AWS_ENDPOINT_URL") : own;
        return url == null ? null : URI.create(url);
    }

    /// The time to wait for an answer before a call is repeated; unlike the SDK's default, shorter than any function
    /// may run. `template.yaml` and tests shorten it.
    public static Duration silence() {
        return Duration.ofMillis(Integer.getInteger("register.aws.silence", SILENCE_MILLIS));
    }

    /// For every client: without a profile file, and for answers of AWS alone. The number of attempts is the SDK's for
    /// the service,
    /// or `AWS_MAX_ATTEMPTS` (SDKs and Tools Reference Guide, "Retry behavior").
    public ClientOverrideConfiguration.Builder configuration() {
        var configuration = ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(new AwsAnswers())
                .defaultProfileFile(ProfileFile.aggregator().build());
        String attempts = variables.optional("AWS_MAX_ATTEMPTS");
        if (attempts != null) {
            configuration.retryStrategy(retries -> retries.maxAttempts(Integer.parseInt(attempts)));
        }
        return configuration;
    }

    /// A new DynamoDB client, to be reused.
    public DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .endpointOverride(endpoint("DYNAMODB"))
                .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
                .endpointDiscoveryEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY)
                .authSchemeProvider(DynamoDbAuthSchemeProvider.defaultProvider())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(silence()))
                .overrideConfiguration(
                        configuration().appId("subprocessor-register").build())
                .build();
    }

    private static AwsCredentialsProvider credentials(Variables variables) {
        if (variables.optional("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
            // It reads the variable itself, and the token with it, which Lambda renews.
            return ContainerCredentialsProvider.builder().build();
        }
        String id = variables.required("AWS_ACCESS_KEY_ID", CREDENTIALS);
        String secret = variables.required("AWS_SECRET_ACCESS_KEY", CREDENTIALS);
        String token = variables.optional("AWS_SESSION_TOKEN");
        AwsCredentials credentials = token == null
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, token);
        return StaticCredentialsProvider.create(credentials);
    }
}
