package register.aws.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Calls a function's handler with the bytes of an event, as the Lambda runtime does.
public final class Invocation {
    private Invocation() {}

    public static byte[] of(RequestStreamHandler handler, byte[] event, Context context) throws IOException {
        var response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), response, context);
        return response.toByteArray();
    }

    /// Uses the runtime's own serializers for the events that it knows, Jackson for the others.
    ///
    /// @throws IOException if the bytes are not such an event
    public static <E, R> byte[] of(
            RequestHandler<E, ? extends R> handler,
            Class<E> eventType,
            Class<R> responseType,
            byte[] event,
            Context context)
            throws IOException {
        @Nullable E parsed;
        try {
            parsed = serializer(eventType).fromJson(new ByteArrayInputStream(event));
        } catch (RuntimeException e) {
            throw new IOException("not an event that this function handles: " + e.getMessage(), e);
        }
        if (parsed == null) {
            throw new IOException("not an event that this function handles: expected a JSON object");
        }
        R answer = handler.handleRequest(parsed, context);
        if (answer == null) {
            return "null".getBytes(UTF_8);
        }
        var response = new ByteArrayOutputStream();
        serializer(responseType).toJson(answer, response);
        return response.toByteArray();
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, Invocation.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
