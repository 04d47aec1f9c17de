package register.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// Prepares a function before SnapStart takes the snapshot that every start resumes from: it loads and compiles
/// classes, and keeps only what never changes (AWS Lambda Developer Guide, "Lambda SnapStart runtime hooks"). Without
/// SnapStart it does nothing.
public final class Priming implements Resource {
    /// `snap-start` if a snapshot will be taken (AWS Lambda Developer Guide, "Defined runtime environment variables").
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    /// A property that Lambda's runtime sets for each request. The SDK sends its value on, by code of its own.
    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private static final String EVENT = """
            {"version":"2.0","routeKey":"$default","rawPath":"PATH","rawQueryString":"lang=LANGUAGE",\
            "headers":{"accept":"*/*","accept-encoding":"ENCODING","accept-language":"LANGUAGE","if-none-match":"\\"none\\"",\
            "register-edge":"SECRET","user-agent":"priming","x-forwarded-proto":"https"},\
            "queryStringParameters":{"lang":"LANGUAGE"},"requestContext":{"http":{"method":"GET","path":"PATH"}},\
            "isBase64Encoded":false}""";

    private final Runnable work;

    private Priming(Runnable work) {
        this.work = work;
    }

    /// @param work must not throw: a function whose priming fails does not start
    /// @return the function must keep a reference to it, or the hook is lost
    public static Priming beforeSnapshot(Runnable work) {
        var priming = new Priming(work);
        if ("snap-start".equals(System.getenv(INITIALIZATION))) {
            Core.getGlobalContext().register(priming);
        }
        return priming;
    }

    /// A reader's request as the gateway hands it over.
    ///
    /// @param edge the secret that the edge adds; null without an edge
    public static InputStream request(String path, String language, String encoding, @Nullable String edge) {
        String event = EVENT.replace("PATH", path)
                .replace("LANGUAGE", language)
                .replace("ENCODING", encoding)
                .replace("SECRET", edge == null ? "" : edge);
        return new ByteArrayInputStream(event.getBytes(UTF_8));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        System.setProperty(TRACE, "Root=1-00000000-000000000000000000000000;Sampled=0");
        try {
            work.run();
        } finally {
            System.clearProperty(TRACE);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The clients reconnect on their own.
    }
}
