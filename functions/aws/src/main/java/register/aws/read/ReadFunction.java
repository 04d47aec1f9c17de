package register.aws.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.aws.Priming;
import register.aws.dynamodb.ReaderPorts;
import register.aws.dynamodb.Reads;
import register.chain.Chain;
import register.chain.PolicySummary;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.value.PolicyId;

/// Answers API Gateway with the list, the page and everything else but redirects, from the table.
public final class ReadFunction implements RequestStreamHandler {
    private static final String EVENT = """
            {"version":"2.0","rawPath":"PATH","rawQueryString":"lang=en","headers":{"accept":"*/*",\
            "accept-encoding":"ENCODING","if-none-match":"\\"none\\"","register-edge":"SECRET"},\
            "requestContext":{"http":{"method":"GET","path":"PATH"}},"isBase64Encoded":false}""";
    /// Enough calls for the C1 compiler to compile the code that answers a list. Their time counts towards no
    /// request.
    private static final int ROUNDS = 100;

    private final Chain chain;
    private final ReadHandler handler;
    private final String secret;

    @SuppressWarnings("UnusedVariable") // Held, or the hook is forgotten.
    private final Priming priming = Priming.beforeSnapshot(this::prime);

    public ReadFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first variable that is missing or invalid
    public ReadFunction(Variables variables) {
        ReaderPorts ports = ReaderPorts.of(variables, Reads.EVENTUAL);
        this.chain = ports.chain();
        ServedSite site = ServedSite.read(variables, true, variables.optional("REGISTER_FORMS") != null)
                .withEdge(variables);
        this.secret = Objects.requireNonNullElse(site.edge(), "");
        this.handler =
                new ReadHandler(chain, ports.checkpoints(), ports.records(), ports.persons(), site, Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }

    /// Makes the most frequent requests. The handler answers even if something fails, and no answer is kept.
    private void prime() {
        ask("/", 1);
        for (PolicyId policy : firstPolicy()) {
            ask("/v1/policies/" + policy + "/subprocessors", ROUNDS);
            ask("/" + policy, ROUNDS / 10);
        }
    }

    private List<PolicyId> firstPolicy() {
        try {
            return chain.summaries(null, 1).stream().map(PolicySummary::policy).toList();
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    private void ask(String path, int times) {
        for (int i = 0; i < times; i++) {
            for (String encoding : List.of("identity", "gzip")) {
                byte[] event = EVENT.replace("PATH", path)
                        .replace("ENCODING", encoding)
                        .replace("SECRET", secret)
                        .getBytes(UTF_8);
                try {
                    handler.handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), null);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
