package register.aws.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
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
import register.value.Language;
import register.words.Words;

/// Answers API Gateway with the list, the page and everything else but redirects, from the table.
public final class ReadFunction implements RequestStreamHandler {
    private final Chain chain;
    private final ReadHandler handler;
    private final @Nullable String edge;

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
        this.edge = site.edge();
        this.handler =
                new ReadHandler(chain, ports.checkpoints(), ports.records(), ports.persons(), site, Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }

    /// Asks for the pages and lists that readers request most, in every language, so that words are read and answers
    /// made often enough to be compiled.
    private void prime() {
        List<PolicySummary> first;
        try {
            first = chain.summaries(null, 1);
        } catch (RuntimeException _) {
            // A table that is unreachable now may be reachable for the requests.
            return;
        }
        for (Language language : Words.LANGUAGES) {
            for (PolicySummary summary : first) {
                ask("/" + summary.policy(), language, "gzip");
                ask("/v1/policies/" + summary.policy() + "/subprocessors", language, "gzip");
                ask("/v1/policies/" + summary.policy() + "/subprocessors", language, "identity");
            }
        }
        ask("/", Language.ENGLISH, "gzip");
    }

    /// The handler answers even if something fails.
    private void ask(String path, Language language, String encoding) {
        try {
            handler.handleRequest(
                    Priming.request(path, language.tag(), encoding, edge), OutputStream.nullOutputStream(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
