package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import register.chain.Entry;
import register.json.CanonicalJson;
import register.memory.MemoryRegister;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.policyfile.PolicyFile;
import register.value.PolicyId;

/// LiveAgent's policy, and the request for it.
public final class LiveAgent {
    private static final String LIST = "/v1/policies/liveagent/subprocessors";

    private LiveAgent() {}

    /// @throws IllegalStateException if the file is not a valid policy
    static PolicyVersion version(Built built) throws IOException {
        PolicyFile.Result result = PolicyFile.read("policy", Files.readAllBytes(built.policy()));
        if (result instanceof PolicyFile.Read read) {
            return read.version();
        }
        throw new IllegalStateException(built.policy() + ": " + result);
    }

    static byte[] canonical(PolicyVersion version) {
        return CanonicalJson.bytes(PolicyCodec.encode(version));
    }

    /// A register in memory with this policy only.
    public static MemoryRegister published(Built built) throws IOException {
        var register = new MemoryRegister();
        PolicyVersion version = version(built);
        register.publishing().publish(version, canonical(version), null);
        return register;
    }

    /// The one entry of a register with this policy only.
    public static Entry entry(MemoryRegister register) {
        return register.chain()
                .entry(new PolicyId("liveagent"), 1)
                .orElseThrow(() -> new IllegalStateException("the policy was not accepted"));
    }

    /// A request for the list in force, in Estonian: an event of API Gateway's HTTP API, payload format 2.0.
    public static byte[] listRequest() {
        String query = "lang=et";
        return """
                {"version":"2.0","routeKey":"$default","rawPath":"%1$s","rawQueryString":"%2$s",\
                "headers":{"accept":"application/json","content-length":"0","host":"abc123.execute-api.eu-central-1.amazonaws.com",\
                "user-agent":"curl/8.5.0","x-amzn-trace-id":"Root=1-00000000-000000000000000000000000",\
                "x-forwarded-for":"192.0.2.1","x-forwarded-port":"443","x-forwarded-proto":"https"},\
                "queryStringParameters":{"lang":"et"},\
                "requestContext":{"accountId":"000000000000","apiId":"abc123",\
                "domainName":"abc123.execute-api.eu-central-1.amazonaws.com","domainPrefix":"abc123",\
                "http":{"method":"GET","path":"%1$s","protocol":"HTTP/1.1","sourceIp":"192.0.2.1","userAgent":"curl/8.5.0"},\
                "requestId":"AAAAAAAAAAAAAAA=","routeKey":"$default","stage":"$default",\
                "time":"01/Jun/2026:12:00:00 +0000","timeEpoch":1780315200000},\
                "isBase64Encoded":false}""".formatted(LIST, query).getBytes(UTF_8);
    }
}
