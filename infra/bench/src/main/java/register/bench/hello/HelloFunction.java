package register.bench.hello;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers every event with a constant: the cost of Java and its runtime alone.
public final class HelloFunction implements RequestStreamHandler {
    private static final byte[] ANSWER = "{\"body\":\"hello\",\"statusCode\":200}".getBytes(UTF_8);

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        response.write(ANSWER);
    }
}
