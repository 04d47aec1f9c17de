package register.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import register.json.Json;
import register.json.JsonText;

/// A function as resumed from a snapshot.
final class Primed {
    private Primed() {}

    /// What a function behind the edge has logged when it has refused a reader who goes past the edge. Such a request
    /// reads nothing, so what is read before the first reader's is read by priming.
    static String log(Built built, Artifact artifact, Map<String, String> variables) throws Exception {
        var environment = new HashMap<>(variables);
        environment.put("REGISTER_EDGE_SECRET", "0".repeat(48));
        environment.put("REGISTER_URL", "https://list.example.com");
        try (RunningFunction function = Launcher.of(built, environment).start(artifact, new Mode.Primed())) {
            byte[] refused = function.invoke(LiveAgent.listRequest()).response().toArray();
            assertEquals(Json.of(403), ((Json.Obj) JsonText.parse(refused)).get("statusCode"));
            return function.output();
        }
    }
}
