package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import register.json.Json;
import register.json.JsonText;

/// A reader's requests. Each is answered as without a fault, or with an error of the server.
final class ReaderWork implements Work {
    private final Deployment at;
    private final Function function;
    private final Map<String, String> truth = new LinkedHashMap<>();

    interface Function {
        byte[] answer(byte[] event) throws IOException;
    }

    ReaderWork(Deployment at, Function function, List<String> paths) throws IOException {
        this.at = at;
        this.function = function;
        for (String path : paths) {
            Json.Obj answer = ask(path);
            assertTrue(status(answer) < 400, answer::toString);
            truth.put(path, known(answer));
        }
    }

    @Override
    public Deployment at() {
        return at;
    }

    @Override
    public boolean run() throws IOException {
        boolean all = true;
        for (Map.Entry<String, String> expected : truth.entrySet()) {
            Json.Obj answer = ask(expected.getKey());
            if (status(answer) >= 500) {
                all = false;
            } else {
                assertEquals(expected.getValue(), known(answer), expected.getKey());
            }
        }
        return all;
    }

    private Json.Obj ask(String path) throws IOException {
        return (Json.Obj) JsonText.parse(function.answer(Events.get(path, "", Map.of("accept", "*/*"))));
    }

    static int status(Json.Obj answer) {
        return Integer.parseInt(String.valueOf(answer.get("statusCode")).replaceAll("\\D", ""));
    }

    /// Without the signature and the time of a link.
    private static String known(Json.Obj answer) {
        String location = answer.get("headers") instanceof Json.Obj headers
                        && headers.get("Location") instanceof Json.Str(String link)
                ? link.replaceAll("http://127.0.0.1:\\d+|X-Amz-(Date|Signature)=[0-9A-Za-z]+", "")
                : "";
        return status(answer) + location + answer.get("body");
    }
}
