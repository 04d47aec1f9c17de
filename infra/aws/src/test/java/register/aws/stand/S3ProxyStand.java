package register.aws.stand;

import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import register.settings.Variables;

/// S3Proxy 4.1.0 in this process, in memory, on the loopback: the stand-in that refuses unsigned, changed or expired
/// requests.
public final class S3ProxyStand implements AutoCloseable {
    static final String NAME = "S3Proxy 4.1.0";

    private static final String ID = "reader";
    private static final String SECRET = "only-a-test";

    private final S3Proxy proxy;

    public S3ProxyStand() {
        var store = new TransientNio2BlobStore();
        this.proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .build();
        proxy.setBlobStoreLocator((identity, _, _) -> ID.equals(identity) ? new AccessGrant(SECRET, store) : null);
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }

    /// The variables for a function.
    public Map<String, String> variables() {
        return variables(SECRET);
    }

    private Map<String, String> variables(String secret) {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + proxy.getPort(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                ID,
                "AWS_SECRET_ACCESS_KEY",
                secret);
    }

    public Shelves shelves() {
        return Shelves.in(Variables.of(variables()), false);
    }

    /// The same shelves, signed with another secret.
    public Shelves forged(Shelves shelves) {
        return shelves.seenBy(Variables.of(variables("another")));
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }
}
