package register.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.document.IssuedDocuments;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.text.JsonText;

/// The read function: answers an event of API Gateway's HTTP API (payload format 2.0) with the API or a page. It
/// changes nothing, and whatever comes it answers.
public final class ReadHandler implements RequestStreamHandler {
    private final Dispatcher dispatcher;

    public ReadHandler(Chain chain, IssuedDocuments issued, DocumentLinks links, Clock clock) {
        this.dispatcher = new Dispatcher(chain, issued, links, clock);
    }

    /// @param context of the invocation; null outside Lambda, where failures are logged to standard error
    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        response.write(CanonicalJson.bytes(answer(event.readAllBytes(), context)));
    }

    private Json.Obj answer(byte[] event, @Nullable Context context) {
        try {
            Request request = Request.of(JsonText.parse(event));
            return Delivery.deliver(dispatched(request, context), request);
        } catch (RuntimeException e) {
            log(LogLine.of(e), context);
            return Delivery.failure();
        }
    }

    private Answer dispatched(Request request, @Nullable Context context) {
        try {
            return dispatcher.answer(request);
        } catch (WithheldDocumentException e) {
            log(e.alarm(), context);
            return Dispatcher.refused(Refusal.withheld(), request);
        } catch (RuntimeException e) {
            log(LogLine.of(e), context);
            return Dispatcher.refused(Refusal.internal(), request);
        }
    }

    private static void log(String line, @Nullable Context context) {
        LambdaLogger logger = context == null ? null : context.getLogger();
        if (logger == null) {
            System.err.println(line);
        } else {
            logger.log(line);
        }
    }
}
