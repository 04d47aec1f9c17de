package register.machine.http;

import java.util.Map;

/// What a server does, for who runs it.
///
/// @param connections that are open
/// @param held bytes of bodies that arrive and answers that leave
/// @param answers since the start, by status
public record HttpFigures(int connections, long held, Map<Integer, Long> answers) {
    public HttpFigures {
        answers = Map.copyOf(answers);
    }
}
