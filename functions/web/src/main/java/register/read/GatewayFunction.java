package register.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import register.json.JsonText;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.ServedSite;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.http.SecurityHeaders;
import register.read.lookup.WithheldDocumentException;
import register.value.LogText;

/// Answers events of API Gateway's HTTP API (payload format 2.0). It answers every event.
public abstract class GatewayFunction implements RequestStreamHandler {
    private final Dispatcher dispatcher;
    private final ServedSite site;

    protected GatewayFunction(Dispatcher dispatcher, ServedSite site) {
        this.dispatcher = dispatcher;
        this.site = site;
    }

    /// @param context of the invocation; null outside Lambda, where failures are logged to standard error
    @Override
    public final void handleRequest(InputStream event, OutputStream response, @Nullable Context context)
            throws IOException {
        AnswerFitting delivery = answer(event.readAllBytes(), context);
        (site.encrypted() ? delivery.with(SecurityHeaders.ENCRYPTED) : delivery).writeTo(response);
    }

    private AnswerFitting answer(byte[] event, @Nullable Context context) {
        try {
            Request request = Request.of(JsonText.parse(event));
            String edge = site.edge();
            if (edge != null) {
                if (!request.isFromEdge(edge)) {
                    return AnswerFitting.of(elsewhere(), request);
                }
                request = request.ofViewer();
            }
            return AnswerFitting.of(dispatched(request, context), request);
        } catch (RuntimeException e) {
            log(LogLine.of(e), context);
            return AnswerFitting.failure(site);
        }
    }

    /// Only a reader that goes past the edge gets it.
    private Answer elsewhere() {
        return Answer.text("text/plain", "The register answers at " + site.absolute("/") + "\n", Freshness.NEVER)
                .withStatus(403);
    }

    private Answer dispatched(Request request, @Nullable Context context) {
        try {
            return dispatcher.answer(request);
        } catch (WithheldDocumentException e) {
            log(e.alarm(), context);
            return Dispatcher.refused(Refusal.withheld(), request, site);
        } catch (RuntimeException e) {
            log(LogLine.of(e), context);
            return Dispatcher.refused(Refusal.internal(), request, site);
        }
    }

    private static void log(String line, @Nullable Context context) {
        String text = LogText.line(line);
        LambdaLogger logger = context == null ? null : context.getLogger();
        if (logger == null) {
            System.err.println(text);
        } else {
            logger.log(text);
        }
    }
}
