package register.aws.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.machine.runtime.LocalContext;

final class InvocationTest {
    @Test
    void anAnswerIsWrittenAsTheRuntimeWritesIt() throws IOException {
        RequestHandler<ScheduledEvent, List<String>> handler = (event, _) -> List.of(event.getSource());
        byte[] answer = Invocation.of(
                handler,
                ScheduledEvent.class,
                List.class,
                "{\"source\": \"a\"}".getBytes(UTF_8),
                new LocalContext("x"));
        assertEquals("[\"a\"]", new String(answer, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "null", "1"})
    void whatIsNoEventIsRefused(String event) {
        RequestHandler<S3Event, String> handler = (_, _) -> "called";
        String refusal = String.valueOf(assertThrows(
                        IOException.class,
                        () -> Invocation.of(
                                handler, S3Event.class, String.class, event.getBytes(UTF_8), new LocalContext("x")))
                .getMessage());
        assertTrue(refusal.startsWith("not an event that this function handles: "), refusal);
    }
}
